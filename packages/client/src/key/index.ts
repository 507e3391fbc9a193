export * from "./address.ts";
export * from "./binding.ts";
export { commitmentOf, drawOpening, type Opening } from "./commitment.ts";
export * from "./key.ts";
export * from "./no-recording.ts";
export * from "./recording-hash.ts";
