export { badgeAt, ownerOf, REWARD, rewardAt } from "./contracts.ts";
export type { IIdolBadge } from "./generated/IIdolBadge.ts";
export type {
  ClaimStructOutput,
  IIdolReward,
  SeasonStateStructOutput,
  SeasonTermsStruct,
  SeasonTermsStructOutput,
  SubmissionStruct,
  SubmissionStructOutput,
} from "./generated/IIdolReward.ts";
