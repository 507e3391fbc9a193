/**
 * hardhat-ezkl/build: what circuits are built and tried with by this project's configuration, for plugins whose circuits are not in
 * hardhat.config.ts.
 */
export { type Builder, type BuilderOptions, builderOf } from "./circuit/builder.ts";
