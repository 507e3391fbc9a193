import type { ClaimRecord } from "@idol/client";
import type { Season } from "../../chain/seasons.ts";

/** A claim of an audited season. */
export interface AuditProps {
  season: Season;
  singer: string;
  record: ClaimRecord;
}
