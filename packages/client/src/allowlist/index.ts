export {
  type Allowlist,
  admissionOf,
  allowlistOf,
  formatAllowlist,
  parseAdmission,
  parseAllowlist,
} from "./allowlist.ts";
export { parseAllowlistCsv } from "./csv.ts";
