import type { HardhatUserConfig } from "hardhat/types/config";
import type { HardhatUserConfigValidationError } from "hardhat/types/hooks";
import { z } from "zod";
import { contractOf } from "./resolve.ts";

const path = z.string().min(1, "a path is expected");
const visibility = z.enum(["private", "public"], 'expected "private" or "public"');

/** A Solidity identifier. */
const identifier = z
  .string()
  .regex(/^[A-Za-z_$][A-Za-z0-9_$]*$/, "expected a Solidity identifier, such as DigitsVerifier");

const circuitSchema = z.strictObject({
  onnx: path,
  inputs: z
    .record(z.string(), visibility)
    .refine((inputs) => new Set(Object.values(inputs)).size <= 1, {
      message:
        "EZKL has one visibility for all inputs of a circuit: for a public value beside private ones, pass it through the model as an output (npx hardhat ezkl add-key)",
    })
    .optional(),
  params: z
    .literal(
      "fixed",
      'only "fixed" is taken: with any other visibility the prover chooses the model\'s weights',
    )
    .optional(),
  outputs: z.literal("public", 'only "public" is taken: the outputs are what a proof says').optional(),
  scale: z
    .union([z.literal("auto"), z.int().min(1).max(16)], 'expected a whole number from 1 to 16, or "auto"')
    .optional(),
  base: z.int("expected a whole number from 2 to 65535").min(2).max(65_535).optional(),
  legs: z.int("expected a whole number from 1 to 32").min(1).max(32).optional(),
  columns: z
    .int("expected a whole number from 1 to 7")
    .min(1)
    .max(7, "more than 7 columns give a verifier over 24,576 bytes")
    .optional(),
  logrows: z
    .int("expected a whole number from 6 to 20")
    .min(6)
    .max(20, "no ceremony SRS is published for more than 2^20 rows")
    .optional(),
  sample: z.union([path, z.array(path).min(1)], "expected the path of an input file, or a list of them"),
  contract: identifier.optional(),
  exact: z.literal(true, "only exact circuits are built by this version").optional(),
});

const ezklSchema = z.strictObject({
  circuits: z
    .record(
      z
        .string()
        .regex(
          /^[a-z][a-z0-9]*([-_][a-z0-9]+)*$/i,
          "a circuit's name has letters, digits, - and _, and begins with a letter",
        ),
      circuitSchema,
    )
    .optional(),
  paths: z
    .strictObject({ artifacts: path.optional(), verifiers: path.optional(), srs: path.optional() })
    .optional(),
  python: path.optional(),
  onBuild: z.enum(["setup", "refuse"], 'expected "setup" or "refuse"').optional(),
});

/** What is wrong with `ezkl` in hardhat.config.ts, each with the field's path. */
export function validateUserConfig({ ezkl }: HardhatUserConfig): HardhatUserConfigValidationError[] {
  if (ezkl === undefined) return [];
  const parsed = ezklSchema.safeParse(ezkl);
  if (parsed.success) return collisions(parsed.data.circuits ?? {});
  return parsed.error.issues.map((issue) => ({
    path: ["ezkl", ...(issue.path as (string | number)[])],
    message:
      issue.code === "invalid_key" ? issue.issues.map((inner) => inner.message).join("; ") : issue.message,
  }));
}

/** Circuits whose verifiers would be one contract, or whose folders one folder where capitals do not count. */
function collisions(
  circuits: Record<string, { contract?: string | undefined }>,
): HardhatUserConfigValidationError[] {
  const taken = new Map<string, string>();
  const errors: HardhatUserConfigValidationError[] = [];
  for (const [name, circuit] of Object.entries(circuits)) {
    const contract = contractOf(name, circuit);
    for (const key of [`the contract ${contract}`.toLowerCase(), `the folder ${name}`.toLowerCase()]) {
      const other = taken.get(key);
      if (other === undefined) taken.set(key, name);
      else {
        const what = key.startsWith("the contract") ? `the contract ${contract}` : `the folder ${name}`;
        errors.push({
          path: ["ezkl", "circuits", name],
          message: `${what} is ${JSON.stringify(other)}'s already: give another name${what.startsWith("the contract") ? ', or another "contract"' : ""}`,
        });
        break;
      }
    }
  }
  return errors;
}
