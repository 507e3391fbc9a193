import type { Node } from "../../chain/node.ts";
import { describe } from "../../chain/season-document.ts";
import { useAsked } from "../use.ts";

/** What a season's organiser says of it: shown only as the chain's hash has it, as plain text. */
export function SeasonAbout({ node, season }: { node: Node; season: bigint }) {
  const { answer } = useAsked(`about ${season}`, () => describe(node, season));
  if (answer === undefined) return null;
  const { document, hash } = answer;
  if (document === undefined) {
    return (
      <p className="muted">
        Its organiser described this season, but this page's host has no such document: it would have the hash{" "}
        <span className="mono">{hash}</span>.
      </p>
    );
  }
  return (
    <section className="card about" aria-labelledby="about">
      {document.picture && <img src={document.picture} alt="" />}
      <div className="about-words">
        <h2 id="about">{document.title}</h2>
        <p className="words">{document.text}</p>
        <p className="muted">Its organiser's words. What counts are the terms below.</p>
      </div>
    </section>
  );
}
