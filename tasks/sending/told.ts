import type { Entry } from "./journal.ts";

/** What of a command was sent and what was not, in a sentence or two. */
export function tellSent({ steps }: Pick<Entry, "steps">, titles: readonly string[]): string {
  const sent = steps.map(({ title, hash, mined }) => {
    if (hash === undefined) return `${title} (the node has not answered: it may have been sent)`;
    return `${title} (${hash}, ${mined ? "in a block" : "not in a block yet"})`;
  });
  const unsent = titles.filter((title) => !steps.some((step) => step.title === title));
  const lines = [sent.length === 0 ? "Nothing was sent." : `Sent: ${sent.join("; ")}.`];
  if (sent.length > 0 && unsent.length > 0) lines.push(`Not sent: ${unsent.join("; ")}.`);
  return lines.join(" ");
}
