export * from "./address.ts";
export * from "./binding.ts";
export { commitmentOf, drawOpening, type Opening } from "./commitment.ts";
export * from "./key.ts";
export * from "./recording-hash.ts";
