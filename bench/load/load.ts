import type { AuditLoad } from "./audit-load.ts";
import type { IndexLoad } from "./index-load.ts";
import type { RelayLoad } from "./relay-load.ts";

/** Everything that was measured in one run. */
export interface Load {
  date: string;
  cores: number;
  /** Runnable processes on this machine, at the beginning and at the end: it is shared. */
  busy: [number, number];
  index: IndexLoad[];
  relay?: RelayLoad;
  audit?: AuditLoad;
}
