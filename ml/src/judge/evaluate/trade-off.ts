import type { Emotion } from "../../corpora/emotion.ts";

/** What share of surprise and of all else reaches a threshold. */
export interface TradeOff {
  threshold: number;
  surprise: number;
  others: number;
}

const THRESHOLDS = [0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8];

/** What would be paid at other thresholds than the published one. */
export function tradeOff(scored: readonly { emotion: Emotion; score: number }[]): TradeOff[] {
  const share = (surprise: boolean, threshold: number) => {
    const own = scored.filter(({ emotion }) => (emotion === "surprise") === surprise);
    return own.filter(({ score }) => score >= threshold).length / own.length;
  };
  return THRESHOLDS.map((threshold) => ({
    threshold,
    surprise: share(true, threshold),
    others: share(false, threshold),
  }));
}
