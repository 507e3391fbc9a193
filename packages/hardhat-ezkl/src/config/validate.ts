import type { HardhatUserConfig } from "hardhat/types/config";
import type { HardhatUserConfigValidationError } from "hardhat/types/hooks";
import { z } from "zod";
import { contractOf } from "./resolve.ts";

const path = z.string("expected a path").min(1, "expected a path");
const whole = (least: number, most: number, message = `expected a whole number from ${least} to ${most}`) =>
  z.int(message).min(least, message).max(most, message);
const flag = z.boolean("expected true or false");
const VISIBILITIES = 'expected "private", "public" or "hashed"';
const visibility = z.enum(["private", "public", "hashed"], VISIBILITIES);

const inputsSchema = z.union(
  [
    visibility,
    z.record(z.string(), visibility).refine((inputs) => new Set(Object.values(inputs)).size <= 1, {
      message:
        "EZKL has one visibility for all inputs of a circuit: pass a public value beside private ones through the model as an output (npx hardhat ezkl add-key)",
    }),
  ],
  {
    error: (issue) =>
      typeof issue.input === "object" && issue.input !== null
        ? undefined
        : `${VISIBILITIES}, or one for each input by its name`,
  },
);

const circuitSchema = z.strictObject({
  onnx: path,
  inputs: inputsSchema.optional(),
  params: z.enum(["fixed", "hashed", "private"], 'expected "fixed", "hashed" or "private"').optional(),
  outputs: visibility.optional(),
  axes: z.record(z.string(), whole(1, 2 ** 31, "expected the axis's size, a whole number from 1")).optional(),
  scale: z
    .union([z.literal("auto"), whole(1, 16)], 'expected a whole number from 1 to 16, or "auto"')
    .optional(),
  base: whole(2, 65_535).optional(),
  legs: whole(1, 32).optional(),
  columns: whole(
    1,
    7,
    "expected a whole number from 1 to 7: with more the verifier exceeds 24,576 bytes",
  ).optional(),
  logrows: whole(
    6,
    20,
    "expected a whole number from 6 to 20: no ceremony has more than 2^20 rows",
  ).optional(),
  sample: z.union(
    [path, z.array(path).min(1)],
    "expected the path of an input file that is typical of what will be proved, or a list of them",
  ),
  contract: z
    .string()
    .regex(/^[A-Za-z_$][A-Za-z0-9_$]*$/, "expected a Solidity identifier, such as DigitsVerifier")
    .optional(),
  exact: flag.optional(),
  tolerance: z.number("expected a number above 0").positive("expected a number above 0").optional(),
  insecureSrs: flag.optional(),
});

const CIRCUIT_NAME = /^[A-Za-z][A-Za-z0-9]*([-_][A-Za-z0-9]+)*$/;

const ezklSchema = z.strictObject({
  circuits: z
    .record(
      z
        .string()
        .regex(
          CIRCUIT_NAME,
          "a circuit's name begins with a letter and has letters and digits, single - and _ between them",
        ),
      circuitSchema,
    )
    .optional(),
  paths: z
    .strictObject({
      artifacts: path.optional(),
      verifiers: path.optional(),
      types: path.optional(),
      srs: path.optional(),
    })
    .optional(),
  python: path.optional(),
  onBuild: z.enum(["setup", "refuse"], 'expected "setup" or "refuse"').optional(),
});

/** What is wrong with `ezkl` in hardhat.config.ts, each with the field's path. */
export function validateUserConfig({ ezkl }: HardhatUserConfig): HardhatUserConfigValidationError[] {
  if (ezkl === undefined) return [];
  const parsed = ezklSchema.safeParse(ezkl);
  return parsed.success
    ? collisions(parsed.data.circuits ?? {})
    : parsed.error.issues.flatMap((issue) => errorsOf(issue, ["ezkl"]));
}

/** Of a union what is said of the alternative that came furthest. */
function errorsOf(issue: z.core.$ZodIssue, at: (string | number)[]): HardhatUserConfigValidationError[] {
  const path = [...at, ...issue.path.map((part) => (typeof part === "symbol" ? String(part) : part))];
  if (issue.code === "invalid_union") {
    const deepest = issue.errors.find((errors) =>
      errors.some(({ path, code }) => path.length > 0 || code === "custom"),
    );
    if (deepest !== undefined) return deepest.flatMap((inner) => errorsOf(inner, path));
  }
  const message =
    issue.code === "invalid_key" ? issue.issues.map((inner) => inner.message).join("; ") : issue.message;
  return [{ path, message }];
}

/** Circuits whose verifiers would be one contract, or whose folders one folder where capitals do not count. */
function collisions(
  circuits: Record<string, { contract?: string | undefined }>,
): HardhatUserConfigValidationError[] {
  const taken = new Map<string, string>();
  const errors: HardhatUserConfigValidationError[] = [];
  for (const [name, circuit] of Object.entries(circuits)) {
    const contract = contractOf(name, circuit);
    const folder = `the folder ${name.toLowerCase()}`;
    const verifier = `the contract ${contract.toLowerCase()}`;
    const other = taken.get(folder) ?? taken.get(verifier);
    if (other !== undefined) {
      const what = taken.has(folder)
        ? `its folder is that of "${other}"`
        : `its verifier ${contract} is that of "${other}"`;
      const remedy = taken.has(folder) ? "choose another name" : 'choose another name, or another "contract"';
      errors.push({ path: ["ezkl", "circuits", name], message: `${what}: ${remedy}` });
    }
    taken.set(folder, name);
    taken.set(verifier, name);
  }
  return errors;
}
