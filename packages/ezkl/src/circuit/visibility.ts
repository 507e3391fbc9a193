import { z } from "zod";

/**
 * What a proof tells: `private` nothing, `public` every value, `hashed` a Poseidon hash of each tensor. EZKL knows one for all inputs and one
 * for all outputs. `fixed` inputs or outputs are left out: with EZKL 21 no proof of them verifies.
 */
export const visibilitySchema = z.strictObject({
  inputs: z.enum(["private", "public", "hashed"]),
  /** `fixed` is in the verifying key; `private` lets whoever proves choose the weights. */
  params: z.enum(["fixed", "hashed", "private"]),
  outputs: z.enum(["public", "hashed", "private"]),
});

export type Visibility = z.infer<typeof visibilitySchema>;

/** The model is who judges: its weights are fixed, the input is nobody's business, the output is what is proved. */
export const DEFAULT_VISIBILITY: Visibility = { inputs: "private", params: "fixed", outputs: "public" };

/** A visibility as EZKL writes it into `settings.json`. */
export function inSettings(visibility: Visibility[keyof Visibility]): unknown {
  if (visibility === "hashed") return { Hashed: { hash_is_public: true, outlets: [] } };
  return `${visibility[0]!.toUpperCase()}${visibility.slice(1)}`;
}
