import { phaseOf } from "@idol/client";
import { formatAmount, formatDuration, formatScore, shorten } from "@idol/client/format";
import { ZeroAddress } from "ethers/constants";
import { favourite } from "../chain/favourite.ts";
import { chosenProof, chosenSeason, type Session } from "../session/state.ts";
import { Finding } from "./finding.tsx";
import { ClaimStep } from "./steps/claim-step.tsx";
import { JudgeStep } from "./steps/judge-step.tsx";
import { ProveStep } from "./steps/prove-step.tsx";
import { SingStep } from "./steps/sing-step.tsx";
import { Step } from "./steps/step.tsx";
import { useChainTime, useSession } from "./use.ts";

/** The four steps from a voice to a prize. */
export function HomePage() {
  const at = useSession(stepOf);
  const ready = useSession((now) => now.ready);
  if (!ready) return <Billing />;
  return (
    <>
      <Billing />
      <ol className="steps">
        <Step number={1} name="Sing" at={at}>
          <SingStep />
        </Step>
        <Step number={2} name="Be judged" at={at} hint="The judge scores you here, at once.">
          <JudgeStep />
        </Step>
        <Step
          number={3}
          name="Prove"
          at={at}
          hint="Your device makes a proof of the score; the voice stays here."
        >
          <ProveStep />
        </Step>
        <Step number={4} name="Claim" at={at} hint="A contract checks the proof and pays you.">
          <ClaimStep />
        </Step>
      </ol>
    </>
  );
}

/** The step that is next, 1 to 4; 5 where all is done. */
function stepOf(now: Session): number {
  const proof = chosenProof(now);
  if (proof !== undefined) return proof.claim === undefined ? 4 : 5;
  if (now.take === undefined) return 1;
  return now.verdict === undefined ? 2 : 3;
}

/** What is played for. */
function Billing() {
  const season = useSession(chosenSeason);
  const seasons = useSession((now) => now.seasons);
  const now = useChainTime();
  const none = useSession((state) => state.sought && state.deployment === undefined);
  if (season === undefined) {
    return (
      <section className="billing" data-waiting={!none}>
        <h1>Sing like you mean it</h1>
        {none ? (
          <p>
            No contest is connected to this page, so nothing is paid here. You can still sing and be judged.
          </p>
        ) : (
          <>
            <p className="lead">
              Sing three seconds. A judge scores your voice, your own device proves the score, and a contract
              pays you.
            </p>
            <Finding />
          </>
        )}
      </section>
    );
  }
  const { terms, currency, state } = season;
  const phase = phaseOf(season, now);
  const singable = seasons.filter((each) => ["open", "upcoming"].includes(phaseOf(each, now)));
  return (
    <section className="billing">
      <h1>Surprise the judge</h1>
      <p className="lead">
        Season {season.number.toString()} pays <strong>{formatAmount(terms.prize, currency)}</strong>
        {currency.address !== ZeroAddress && <> (a token, {shorten(currency.address)})</>} for three seconds
        of voice that score <strong>{formatScore(terms.threshold, Number(terms.scoreScale))}</strong> or more.
      </p>
      <p className="muted">
        {phase === "open" && `Open for ${formatDuration(Number(state.closesAt - now))} more. `}
        {phase === "upcoming" && `Opens in ${formatDuration(Number(terms.opensAt - now))}. `}
        {phase === "paused" && "Paused for the moment. "}
        {["reveal", "audit", "final"].includes(phase) && "This season is closed. "}
        <a href={`#/season/${season.number}`}>Pot, terms and leaderboard</a>
      </p>
      {singable.length > 1 && (
        <label className="pick">
          Sing for{" "}
          <select
            value={season.number.toString()}
            onChange={({ target }) =>
              void import("../session/chain.ts").then((chain) => chain.chooseSeason(BigInt(target.value)))
            }
          >
            {[...singable, ...(singable.includes(season) ? [] : [season])].map((each) => (
              <option key={each.number} value={each.number.toString()}>
                Season {each.number.toString()} · {formatAmount(each.terms.prize, each.currency)}
                {each === favourite(seasons, now) ? "" : ` · ${phaseOf(each, now)}`}
              </option>
            ))}
          </select>
        </label>
      )}
    </section>
  );
}
