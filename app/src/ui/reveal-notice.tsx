import { commitmentIn, phaseOf } from "@idol/client";
import { formatDuration, formatMoment } from "@idol/client/format";
import { getAddress } from "ethers";
import { useState } from "react";
import type { Season } from "../chain/seasons.ts";
import { auditedRecording, type KeptProof } from "../store/keep.ts";
import { calendarFile } from "./calendar.ts";
import { saveFile } from "./download.ts";
import { SaveRecording } from "./save-recording.tsx";
import { useAsked, useChainTime, useSession } from "./use.ts";

/** What a claim in an audited season obliges its singer to, with the recording and the dates to save. */
export function RevealDuty({ proof, season }: { proof: KeptProof; season: Season }) {
  const hash = auditedRecording(proof);
  if (hash === undefined) return null;
  const { closesAt, revealEndsAt } = season.state;
  const saveDates = () =>
    saveFile(
      `idol-season-${season.number}-reveal.ics`,
      calendarFile({
        id: `${proof.id}@idol`,
        title: `Reveal your recording, season ${season.number}`,
        text: `Open ${claimAddress(proof)} and reveal it, or prize and bond are lost.`,
        from: closesAt,
        until: revealEndsAt,
      }),
      "text/calendar",
    );
  return (
    <div className="notice">
      <p>
        <strong>Save the recording now.</strong> This season is audited: from {formatMoment(closesAt)} until{" "}
        {formatMoment(revealEndsAt)} you have to reveal it, or prize and bond are lost. A browser may lose
        what it keeps.
      </p>
      <SaveRecording hash={hash} />
      <p>
        <button type="button" className="quiet" onClick={saveDates}>
          Save the dates to your calendar
        </button>
      </p>
    </div>
  );
}

/** Reminds of every claim of this browser whose recording has to be revealed now. */
export default function RevealReminders() {
  const proofs = useSession((now) => now.proofs);
  const seasons = useSession((now) => now.seasons);
  const now = useChainTime();
  const due = proofs.filter((proof) => auditedRecording(proof) !== undefined).filter(isFirstOfItsClaim);
  return due.map((proof) => {
    const season = seasons.find(({ number }) => number === BigInt(proof.binding.season));
    if (season === undefined || phaseOf(season, now) !== "reveal") return null;
    return <Reminder key={proof.id} proof={proof} season={season} now={now} />;
  });
}

function Reminder({ proof, season, now }: { proof: KeptProof; season: Season; now: bigint }) {
  const { binding } = proof;
  const node = useSession((state) => state.node);
  const readAt = useSession((state) => state.readAt);
  const contest = useSession((state) => state.deployment?.reward);
  const isOurs = contest !== undefined && getAddress(contest) === getAddress(binding.reward);
  const asked = useAsked(node && isOurs ? `${proof.id} ${readAt}` : undefined, () =>
    node!.reward.claimOf(season.number, binding.account),
  );
  // The reminder stays while the chain is read anew.
  const [last, setLast] = useState(asked.answer);
  if (asked.answer !== undefined && asked.answer !== last) setLast(asked.answer);
  const claim = asked.answer ?? last;
  if (claim === undefined || claim.commitment !== commitmentIn(binding) || claim.revealed) return null;
  const { revealEndsAt } = season.state;
  return (
    <div className="notice" role="status" data-due={season.number.toString()}>
      <p>
        <strong>Reveal your recording of season {season.number.toString()}.</strong> You have{" "}
        {formatDuration(Number(revealEndsAt - now))} left; afterwards the claim can be rejected, and prize and
        bond are lost.
      </p>
      <p>
        <a className="button" href={claimHash(proof)}>
          Reveal it
        </a>
      </p>
    </div>
  );
}

/** Of several proofs with one commitment, one reminds. */
function isFirstOfItsClaim({ binding }: KeptProof, index: number, all: KeptProof[]): boolean {
  const same = (other: KeptProof) =>
    other.binding.season === binding.season && commitmentIn(other.binding) === commitmentIn(binding);
  return all.findIndex(same) === index;
}

function claimHash({ binding }: KeptProof): string {
  return `#/season/${binding.season}/claim/${binding.account}`;
}

function claimAddress(proof: KeptProof): string {
  return new URL(claimHash(proof), location.href).href;
}
