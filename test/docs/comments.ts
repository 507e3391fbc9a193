import { globSync } from "node:fs";
import { exists, isMade, ROOT } from "./references.ts";

/** Where a path in a comment begins. */
const FOLDERS = /^(app|bench|contracts|deploy|docs|ml|packages|scripts|tasks|test|test-slow)\//;

/** Paths from the root that comments of a source file name and that are not there. */
export function brokenComments(source: string): string[] {
  const comments = source.split("\n").filter((line) => /^\s*(\/\/|\/\*|\*|#)/.test(line));
  const words = comments.flatMap((line) => line.match(/(?<![\w.@/:-])[a-z-]+\/[\w./*<>-]+/g) ?? []);
  return words
    .map((word) => word.replace(/[./]+$/, ""))
    .filter(
      (path) => FOLDERS.test(path) && !isMade(path) && !exists(ROOT, path) && !exists(ROOT, `${path}.ts`),
    );
}

/** The source files whose comments are looked at, as paths from the root. */
export function sources(): string[] {
  return globSync(
    "{app,bench,contracts,deploy,ml,packages,scripts,tasks,test,test-slow}/**/*.{ts,tsx,sol,py}",
    {
      cwd: ROOT,
      exclude: (path) => /(^|\/)(node_modules|dist|generated|\.venv)(\/|$)/.test(path),
    },
  );
}
