/** Apart, for it is needed when somebody sings. */
export { encodeWav } from "@idol/ml/audio";
export { makeTake } from "./take.ts";
