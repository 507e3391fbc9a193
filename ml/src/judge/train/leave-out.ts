import type { CodedError } from "@idol/ezkl/errors";
import { corpusNamed } from "../../corpora/corpora.ts";
import type { CorpusName } from "../../corpora/corpus.ts";
import { IdolError } from "../../errors.ts";
import type { JudgePlan } from "../presets.ts";
import { speakerMatcher } from "./split.ts";

/**
 * A plan that trains on every corpus but one and listens to that one: leave-one-corpus-out. RAVDESS's speech and song are of the
 * same actors and are left out together; reserved speakers stay so, unless this is an examination, which the judge then says.
 *
 * @throws IdolError `OPTION_INVALID` for a corpus that is reserved, or without surprise and disgust to be told apart
 */
export function leaveOut(plan: JudgePlan, name: CorpusName, examine = false): JudgePlan {
  const { training } = plan;
  const { title, emotions } = corpusNamed(name);
  const speakers = `${setOf(name)}-*`;
  const isReserved = speakerMatcher(training.reserved)(speakers);
  if (isReserved && !examine)
    throw refusal(`${title} is reserved for the last examination and not listened to in a training.`);
  const isRavdess = setOf(name) === "ravdess";
  if (!isRavdess && !emotions.includes("surprise"))
    throw refusal(`${title} holds no surprise: left out, it could tell nothing.`);
  const left = isRavdess ? "RAVDESS" : title;
  return {
    ...plan,
    title: `${plan.title}, without ${left}`,
    training: {
      ...training,
      validation: [speakers],
      reserved: training.reserved.filter((kept) => kept !== speakers),
    },
    notes: [
      ...(plan.notes ?? []),
      `Trained without ${left}, which it was listened to on and which chose among its runs: leave-one-corpus-out, not a judge to pay by.`,
      ...(isReserved
        ? [`${left} is reserved: this training was its examination, and it examines no other.`]
        : []),
    ],
  };
}

/** What the names of a corpus's speakers begin with. */
const setOf = (name: CorpusName): string => (name.startsWith("ravdess") ? "ravdess" : name);

function refusal(message: string): CodedError {
  return new IdolError(
    "OPTION_INVALID",
    message,
    "Leave out tess, nemo, or ravdess-speech (and with it ravdess-song); or give --examine, which is recorded in the judge's card.",
  );
}
