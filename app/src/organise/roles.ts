import { ownerOf } from "@idol/client";
import { ZeroAddress } from "ethers";
import type { Node } from "../chain/node.ts";
import type { Season } from "../chain/seasons.ts";

/** Who may do what in every season. */
export interface Officers {
  owner: string;
  /** Undefined where nobody may pause. */
  guardian: string | undefined;
}

/** Owner and guardian of the contest. */
export async function readOfficers({ reward }: Node): Promise<Officers> {
  const [owner, guardian] = await Promise.all([ownerOf(reward), reward.guardian()]);
  return { owner, guardian: guardian === ZeroAddress ? undefined : guardian };
}

/** What an account is in a contest, or in one of its seasons. */
export function rolesOf(
  account: string | undefined,
  officers: Officers | undefined,
  season?: Season,
): string[] {
  if (account === undefined) return [];
  const roles: [name: string, holder: string | undefined][] = [
    ["owner", officers?.owner],
    ["guardian", officers?.guardian],
    ["organiser", season?.terms.organiser],
    ["auditor", season?.terms.auditor],
  ];
  return roles.filter(([, holder]) => holder === account).map(([name]) => name);
}
