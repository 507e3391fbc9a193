import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type ClaimedBatch,
  type PlannedClaim,
  parseSignedClaim,
  payWith,
  planClaims,
  type RefusedClaim,
  readCurrency,
  readSeason,
  sendBatch,
  sentAlong,
  submissionOf,
} from "@idol/client";
import { ZeroAddress } from "ethers";
import { admissionTo } from "../allowlist/allowlist.ts";
import type { OpenReward } from "../chain/open-reward.ts";
import { TaskError } from "../errors.ts";
import type { Running } from "../sending/command.ts";
import { sendToReward } from "../sending/send-to-reward.ts";
import type { BatchClaimResult } from "../ui/claims-message.ts";
import { type BoundProof, readBoundProof } from "./bound-proof.ts";

/** How the name of a signed claim ends, beside its proof. */
const SIGNED = ".signed.json";

/** The proofs of a folder, all for one season. */
export interface FolderClaims {
  reward: string;
  chainId: bigint;
  season: bigint;
  claims: { name: string; bound: BoundProof; signed: string | undefined }[];
}

/**
 * Reads the proofs of a folder with their sidecars, and what singers signed beside them, in the order of their names.
 *
 * @throws FILE_NOT_FOUND where there is none, PROOF_MALFORMED, BINDING_MISMATCH also where they are not for one season
 */
export async function readClaims(folder: string): Promise<FolderClaims> {
  const names = (await readdir(folder)).sort();
  const proofs = names.filter((name) => names.includes(`${name}.binding.json`));
  const claims = await Promise.all(
    proofs.map(async (name) => ({
      name,
      bound: await readBoundProof(join(folder, name)),
      signed: names.includes(`${name}${SIGNED}`)
        ? await readFile(join(folder, `${name}${SIGNED}`), "utf8")
        : undefined,
    })),
  );
  const [first] = claims;
  if (first === undefined) {
    throw new TaskError(
      "FILE_NOT_FOUND",
      `There is no proof with a sidecar in ${folder}.`,
      "Give --proofs the folder that idol:prove wrote.",
    );
  }
  const { chainId, reward, season } = first.bound.binding;
  const other = claims.find(({ bound: { binding } }) => {
    return binding.chainId !== chainId || binding.season !== season || binding.reward !== reward;
  });
  if (other !== undefined) {
    throw new TaskError(
      "BINDING_MISMATCH",
      `${first.name} and ${other.name} are not for the same season of the same contract.`,
      "Keep the proofs of each season in a folder of its own.",
    );
  }
  return { reward, chainId: BigInt(chainId), season: BigInt(season), claims };
}

/** Sends claims in as few transactions as their gas allows, with a bond for each where the season asks one. */
export async function claimAll(
  opened: OpenReward,
  running: Running,
  {
    season: number,
    claims,
    folder,
    allowlist,
  }: FolderClaims & { folder: string; allowlist?: string | undefined },
): Promise<BatchClaimResult> {
  const { chain, reward, address } = opened;
  const { terms } = await readSeason(reward, number);
  const currency = await readCurrency(chain.ethers.provider, terms.currency);
  const { value } = sentAlong(currency, terms.bond);
  const wanted = await Promise.all(
    claims.map(async ({ name, bound: { proof, binding }, signed }) => {
      const admission = await admissionTo(allowlist, binding.account, terms.allowlistRoot);
      const consent = signed === undefined ? undefined : parseSignedClaim(signed, binding.proofSha256);
      const item = name;
      return { item, value, submission: submissionOf(proof, binding, admission, consent) };
    }),
  );
  const about = `${claims.length} claims of ${folder}`;
  const order = { task: "idol:claim-batch", about, options: {}, steps: [] };
  return await sendToReward(opened, running, order, async (to, command) => {
    const sender = command.signer;
    const { batches, refused } = await command.keep(async () => {
      // A claim that is refused asks for no bond, so this is the most.
      if (terms.currency !== ZeroAddress && terms.bond > 0n) {
        const bonds = terms.bond * BigInt(wanted.length);
        await command.step("Let the contract take the bonds", () =>
          payWith(currency, sender, address, bonds),
        );
      }
      const planned = await planClaims(to, wanted);
      return { batches: planned.batches, refused: planned.refused.map(told) };
    });
    const done: ClaimedBatch<string>[] = [];
    for (const [index, batch] of batches.entries()) {
      const title = `Send ${batch.length} claims (${index + 1} of ${batches.length})`;
      done.push(await command.step(title, () => sendBatch(to, batch as PlannedClaim<string>[])));
    }
    const late = done.flatMap((batch) => batch.refused).map(told);
    return {
      season: number,
      currency,
      scoreScale: Number(terms.scoreScale),
      transactions: done.map(({ transaction, gasUsed }) => ({ transaction, gasUsed })),
      claimed: done.flatMap(({ claimed }) => claimed),
      refused: [...refused, ...late],
    };
  });
}

/** As it is written down, and shown. */
function told({ item, why }: RefusedClaim<string>): { proof: string; why: string } {
  return { proof: item, why: why.message };
}
