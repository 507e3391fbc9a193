export * from "./allowlist.ts";
export { parseAllowlistCsv } from "./csv.ts";
