/** An Idol contest for terminals and pages: everything but allowlists, which load a Merkle tree and a CSV reader of their own. */
export * from "./audits/index.ts";
export * from "./badges/index.ts";
export * from "./claims/index.ts";
export * from "./contracts/index.ts";
export * from "./currencies/index.ts";
export { type Deployment, isDevelopmentChain, parseDeployment } from "./deployment/deployment.ts";
export { ContestError, type ContestErrorCode } from "./errors.ts";
export * from "./format/index.ts";
export * from "./key/index.ts";
export * from "./recordings/index.ts";
export * from "./reverts/index.ts";
export * from "./seasons/index.ts";
export * from "./transactions/index.ts";
