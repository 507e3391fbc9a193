export type { Contest } from "./request.ts";
export { createRelay, type RelayOptions } from "./service.ts";
