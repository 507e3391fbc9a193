import { EzklError } from "../errors.ts";

/**
 * A proof's instances by the names that its circuit's user gives them, in order.
 *
 * @throws EzklError `PROOF_MALFORMED` where there are more or fewer
 */
export function namedInstances<Name extends string>(
  instances: readonly bigint[],
  names: readonly Name[],
): Record<Name, bigint> {
  if (instances.length === names.length)
    return Object.fromEntries(names.map((name, index) => [name, instances[index]])) as Record<Name, bigint>;
  throw new EzklError(
    "PROOF_MALFORMED",
    `The proof has ${instances.length} instances, expected ${names.length}: ${names.join(", ")}.`,
    "Use a proof of this circuit.",
  );
}
