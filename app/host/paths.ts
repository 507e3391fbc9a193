import { fileURLToPath } from "node:url";

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where the app's parts and what it is built from lie. */
export const appPaths = {
  app: fromHere(".."),
  workspace: fromHere("../.."),
  bundle: fromHere("../dist"),
} as const;
