import type { core } from "zod";

/** What is wrong with a JSON text, as the end of a sentence: which field, what was found, what belongs there. */
export class JsonFault extends Error {
  override readonly name = "JsonFault";
}

/** A schema of zod's, or of its small form for pages, `zod/mini`. */
export interface JsonSchema<T> {
  safeParse(
    value: unknown,
  ): { success: true; data: T } | { success: false; error: { issues: core.$ZodIssue[] } };
}

/** Reads a JSON text of a schema. @throws JsonFault */
export function readJson<T>(text: string, schema: JsonSchema<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new JsonFault("it is not JSON; perhaps it is cut off", { cause });
  }
  return checkJson(value, schema);
}

/** Checks a value that was JSON. @throws JsonFault */
export function checkJson<T>(value: unknown, schema: JsonSchema<T>): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new JsonFault(faultOf(value, result.error.issues[0]!), { cause: result.error });
}

type Issue = core.$ZodIssue;

/** Values longer than this are cut: a key or a hash fits. */
const MOST_CHARACTERS = 80;

function faultOf(root: unknown, issue: Issue, above: readonly PropertyKey[] = []): string {
  const path = [...above, ...issue.path];
  if (issue.code === "invalid_union") {
    // Of several forms the one that was meant is the one that came furthest.
    const deepest = issue.errors.flat().sort((a, b) => b.path.length - a.path.length)[0];
    if (deepest !== undefined) return faultOf(root, deepest, path);
  }
  if (issue.code === "unrecognized_keys") {
    const known = path.length === 0 ? "" : ` of "${path.join(".")}"`;
    return `${issue.keys.map((key) => `"${key}"`).join(", ")} is not a field${known} that is known`;
  }
  const field = path.length === 0 ? "it" : `"${path.join(".")}"`;
  const found = valueAt(root, path);
  const is = found === undefined ? "is missing" : `is ${shown(found)}`;
  return `${field} ${is}, where ${wanted(issue)} belongs`;
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    root,
  );
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object" && value !== null) return "an object";
  const text = JSON.stringify(value);
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}

const TYPES: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  tuple: "a list",
  object: "an object",
  record: "an object",
  null: "null",
};

/** What belongs there. A schema's own message says it where there is one, in the form "a decimal number". */
function wanted(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return TYPES[issue.expected] ?? issue.expected;
    case "invalid_value":
      return issue.values.map((value) => JSON.stringify(value)).join(" or ");
    case "too_small":
      return `${THINGS[issue.origin] ?? ""}${issue.inclusive === false ? "more than" : "at least"} ${issue.minimum}${UNITS[issue.origin] ?? ""}`;
    case "too_big":
      return `${THINGS[issue.origin] ?? ""}${issue.inclusive === false ? "less than" : "at most"} ${issue.maximum}${UNITS[issue.origin] ?? ""}`;
    case "invalid_format":
      return /^Invalid/.test(issue.message)
        ? `text of the form ${issue.pattern ?? issue.format}`
        : issue.message;
    default:
      return issue.message === "Invalid input" ? "something else" : issue.message;
  }
}

const THINGS: Readonly<Record<string, string>> = {
  string: "text of ",
  array: "a list of ",
  number: "a number of ",
  int: "a number of ",
};
const UNITS: Readonly<Record<string, string>> = { string: " characters", array: " entries" };

/** JSON for programs: bigints as decimal strings (a JSON number would lose digits), typed arrays as arrays. */
export function toJson(value: unknown, indent = 2): string {
  return JSON.stringify(
    value,
    (_key, item: unknown) => {
      if (typeof item === "bigint") return item.toString();
      if (ArrayBuffer.isView(item) && !(item instanceof DataView)) return Array.from(item as Float64Array);
      return item;
    },
    indent,
  );
}
