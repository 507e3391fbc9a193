import { fileURLToPath } from "node:url";

/** The path of a program that the workspace installed, whatever PATH says. */
export function bin(name: string): string {
  return fileURLToPath(new URL(`../../node_modules/.bin/${name}`, import.meta.url));
}
