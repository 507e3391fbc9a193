export {
  formatAmount,
  formatBytes,
  formatCount,
  formatRoughly,
  formatScore,
  formatScores,
  printable,
  shorten,
} from "./numbers.ts";
export { formatDuration, formatMoment, formatSeconds, formatTime } from "./times.ts";
