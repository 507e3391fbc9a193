import { fileURLToPath } from "node:url";

/** The folder of the whole project, in which Hardhat runs. */
export const workspace = fileURLToPath(new URL("..", import.meta.url));
