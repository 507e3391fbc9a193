export {
  type ClosedOut,
  closeOutSeason,
  type Funded,
  fundSeason,
  type OpenedSeason,
  openSeason,
  type Paused,
  pauseSeason,
} from "./organise.ts";
export { type Phase, phaseEnd, phaseOf } from "./phase.ts";
export {
  chainTime,
  chooseSeason,
  hasAllowlist,
  isAudited,
  readSeason,
  readSeasons,
  type Season,
  unitsOf,
} from "./season.ts";
