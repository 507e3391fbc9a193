import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";

const root = new URL("../", import.meta.url).href;

/**
 * Has Node strip the types of the workspace's files, and keep the result with the compiled code, and read packages as they are:
 * Hardhat registers tsx, which goes through every module of both. Lines stay where they are, so no source map is needed either.
 */
export function stripTypesNatively(): void {
  process.setSourceMapsEnabled(false);
  registerHooks({
    resolve(specifier, context, next) {
      const ours = specifier.startsWith(".") && specifier.endsWith(".ts");
      if (!ours || !context.parentURL?.startsWith(root)) return next(specifier, context);
      return { url: new URL(specifier, context.parentURL).href, shortCircuit: true };
    },
    load(url, context, next) {
      const format = isOurs(url)
        ? "module-typescript"
        : isPlainModule(url, context.format)
          ? "module"
          : undefined;
      if (format === undefined) return next(url, context);
      return { format, source: readFileSync(fileURLToPath(url)), shortCircuit: true };
    },
  });
}

function isOurs(url: string): boolean {
  return url.startsWith(root) && !url.includes("/node_modules/") && url.endsWith(".ts");
}

function isPlainModule(url: string, format: string | null | undefined): boolean {
  return format === "module" && url.startsWith("file:") && url.endsWith(".js");
}
