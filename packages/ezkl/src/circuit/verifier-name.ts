/** The contract's name for a circuit's: `idol` → `IdolVerifier`, `my-model` → `MyModelVerifier`. */
export function verifierName(circuit: string): string {
  const words = circuit.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  return `${words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join("")}Verifier`;
}
