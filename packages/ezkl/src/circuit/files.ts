/** Files of a circuit, under EZKL's own names where it has one. */
const FILE_NAMES = {
  network: "network.onnx",
  input: "input.json",
  settings: "settings.json",
  compiled: "network.compiled",
  vk: "vk.key",
  manifest: "manifest.json",
} as const;

export type CircuitFile = keyof typeof FILE_NAMES;

/** The path of a circuit's file in its folder. Without Node's `path`: browsers load this too. */
export function circuitFile(folder: string, file: CircuitFile): string {
  return `${folder}/${FILE_NAMES[file]}`;
}
