/** Of whose voices a figure is. */
export type Sex = "women" | "men";

const NEMO_WOMEN: ReadonlySet<string> = new Set(["EB0", "IC0", "KD0", "MK0"]);

/** What a corpus says of its speaker's sex; undefined where it says nothing. RAVDESS counts men by odd numbers. */
export function sexOf(speaker: string): Sex | undefined {
  const [corpus, id] = speaker.split("-") as [string, string | undefined];
  if (id === undefined) return undefined;
  switch (corpus) {
    case "ravdess":
      return Number(id) % 2 === 1 ? "men" : "women";
    case "tess":
      return "women";
    case "savee":
      return "men";
    case "nemo":
      return NEMO_WOMEN.has(id) ? "women" : "men";
    default:
      return undefined;
  }
}
