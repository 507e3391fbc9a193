import { shorten } from "@idol/client/format";
import { stopWaiting } from "../session/send.ts";
import type { Sent } from "../store/keep.ts";
import { useSession } from "./use.ts";

const WORDS: Record<Sent["kind"], string> = {
  claim: "claim",
  withdraw: "withdrawal",
  allowance: "allowance",
  reveal: "reveal",
  reject: "rejection",
  organise: "transaction",
};

/** What was sent and is not mined yet: of these kinds, but for those whose effect the chain already shows. */
export function Pending({
  kinds,
  done = [],
}: {
  kinds: readonly Sent["kind"][];
  done?: readonly Sent["kind"][];
}) {
  const sent = useSession((now) => now.sent);
  const explorer = useSession((now) => now.deployment?.explorerUrl);
  return (
    <div role="status">
      {sent
        .filter(({ kind }) => kinds.includes(kind) && !done.includes(kind))
        .map(({ hash, kind }) => (
          <p key={hash} className="pending">
            The {WORDS[kind]} was sent and waits to be mined:{" "}
            {explorer ? (
              <a href={`${explorer}tx/${hash}`}>{shorten(hash)}</a>
            ) : (
              <span className="mono">{shorten(hash)}</span>
            )}{" "}
            <button type="button" className="quiet" onClick={() => void stopWaiting(hash)}>
              Stop waiting
            </button>
          </p>
        ))}
    </div>
  );
}
