export * from "./binding.ts";
export * from "./key.ts";
export * from "./recording-hash.ts";
