import type { Season } from "../chain/seasons.ts";
import { chosenSeason } from "../session/state.ts";
import { useAsked, useSession } from "./use.ts";

/** The words that a singer has to say, where the season asks for some; read when they are first needed, for the list of words is long. */
function usePhrase(season: Season | undefined, singer: string | undefined): string | undefined {
  const deployment = useSession((now) => now.deployment);
  const wanted = season?.terms.phrase === true && singer !== undefined && deployment !== undefined;
  const { answer } = useAsked(wanted ? `${season.number} ${singer}` : undefined, async () => {
    const { phraseOf } = await import("../session/phrase-of.ts");
    return phraseOf(season!, deployment!, singer!);
  });
  return answer;
}

/** Tells a singer what to say before recording. */
export function PhraseToSay() {
  const season = useSession(chosenSeason);
  const account = useSession((now) => now.account);
  const phrase = usePhrase(season, account?.address);
  if (season?.terms.phrase !== true) return null;
  if (phrase === undefined) {
    return (
      <p className="notice">
        In this season you say some words that are drawn for your account. Connect the account that is to be
        paid before you sing, to see them.
      </p>
    );
  }
  return (
    <p className="notice">
      Say <strong>“{phrase}”</strong>: the auditor listens for these words, which are your account's alone.
    </p>
  );
}

/** Tells a listener what to listen for. */
export function PhraseToHear({ season, singer }: { season: Season; singer: string }) {
  const phrase = usePhrase(season, singer);
  if (phrase === undefined) return null;
  return (
    <p>
      The singer has to say <strong>“{phrase}”</strong>. Whether this is heard, only a listener can tell.
    </p>
  );
}
