export { checkExact } from "../circuit/exact.ts";
export { circuitFile } from "../circuit/files.ts";
export { type CircuitForecast, forecastCost, forecastLaidOut } from "../circuit/forecast.ts";
export { encodeInput, type InputValues, parseInput } from "../circuit/input.ts";
export {
  type CircuitIdentity,
  circuitHash,
  formatManifest,
  type Manifest,
  parseManifest,
} from "../circuit/manifest.ts";
export {
  type BuildParameters,
  type CircuitInterface,
  type CircuitOutput,
  type CircuitParameters,
  circuitParametersSchema,
  RESERVED_ROWS,
} from "../circuit/parameters.ts";
export {
  canonicalSettings,
  checkSettings,
  normaliseSettings,
  parseSettings,
  type Settings,
} from "../circuit/settings.ts";
export { sortKeys } from "../circuit/sort-keys.ts";
export { DEFAULT_VISIBILITY, type Visibility, visibilitySchema } from "../circuit/visibility.ts";
