import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import plugin from "../../tasks/index.ts";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** What commands make: ignored by git, or an example of a document. */
const MADE = [
  ...["app/dist", "artifacts", "build", "cache", "deploy/deployments", "docs/MUTATION.md", "node_modules"],
  ...["ml/judges/mine", "contracts/generated/MineVerifier.sol", "circuits/digits"],
];

/** Options that Hardhat gives every task. */
const GLOBAL_OPTIONS = ["help", "network"];

const scripts: Record<string, string> = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")).scripts;

const options = new Map(
  (plugin.tasks ?? []).map((task) => [
    task.id.join(" "),
    "options" in task ? Object.values(task.options).map(({ name }) => kebab(name)) : [],
  ]),
);

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** What a document refers to and is not there: links, anchors, paths, tasks with their options, npm scripts. */
export function brokenReferences(document: string, text: string): string[] {
  const folder = dirname(join(ROOT, document));
  const fences = [...text.matchAll(/^ *```.*\n([\s\S]*?)^ *```/gm)].map(([, code = ""]) => code);
  const prose = text.replace(/^ *```[\s\S]*?^ *```/gm, "");
  const spans = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code);
  const broken = [
    ...brokenLinks(folder, text, prose),
    ...[...fences, ...spans].flatMap((code) => brokenPaths(folder, code)),
    ...fences.flatMap(brokenTree),
    ...[...fences.flatMap((code) => code.split("\n")), ...spans].flatMap(brokenCommands),
    ...brokenTasks(text),
  ];
  return [...new Set(broken)];
}

function brokenLinks(folder: string, text: string, prose: string): string[] {
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)|\b(?:src|href)="([^"]+)"/g)]
    .map(([, link, source]) => link ?? source ?? "")
    .filter((target) => !/^[a-z]+:/.test(target));
  return targets.filter((target) => {
    const [path = "", anchor] = target.split("#");
    const file = join(folder, path);
    if (path !== "" && !existsSync(file)) return true;
    if (anchor === undefined) return false;
    return !anchorsOf(path === "" ? text : readFileSync(file, "utf8")).includes(anchor);
  });
}

/** The anchors that GitHub gives a document's headings. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** Words of code that begin with a folder of the repository (or of the document's own), or that are files by their ending. */
function brokenPaths(folder: string, code: string): string[] {
  return code.split(/[\s,;()"'=]+/).filter((word) => {
    const path = word.replace(/[.:]+$/, "").replace(/^\.\//, "");
    if (!/^[\w@.*<>{}-]+(\/[\w@.*<>{}-]+)+\/?$/.test(path)) return false;
    const [first = ""] = path.split("/");
    const isPath =
      existsSync(join(ROOT, first)) ||
      existsSync(join(folder, first)) ||
      /^[^@.].*\.(ts|tsx|sol|md|json|svg|py|css)$/.test(path);
    return isPath && !isMade(path) && !exists(ROOT, path) && !exists(folder, path);
  });
}

/** A fenced tree: one folder or file a line, two spaces deeper inside one, then what it is. */
function brokenTree(code: string): string[] {
  const lines = code.split("\n");
  if (!lines.some((line) => /^[\w-]+\/ {2,}\S/.test(line))) return [];
  const parents: string[] = [];
  return lines.flatMap((line) => {
    const [, indent = "", name] = /^( *)([\w.@<>*/-]+)(?= {2,}\S)/.exec(line) ?? [];
    if (name === undefined) return [];
    parents.splice(indent.length / 2);
    const path = join(...parents, name);
    parents.push(name);
    return isMade(path) || exists(ROOT, path) ? [] : [path];
  });
}

function brokenCommands(line: string): string[] {
  // Another commit's scripts are not ours to check.
  if (line.includes("git checkout")) return [];
  const [, script] = /\bnpm run (?:--silent )?([\w:]+)/.exec(line) ?? [];
  if (script !== undefined && scripts[script] === undefined) return [`npm run ${script}`];
  const [, command = ""] = /(?:^|hardhat .*?)(idol:[a-z].*)/.exec(line) ?? [];
  const words = command.split(" ");
  const task = [words.slice(0, 2).join(" "), words[0] ?? ""].find((id) => options.has(id));
  if (task === undefined) return [];
  const known = [...GLOBAL_OPTIONS, ...(options.get(task) ?? [])];
  return [...command.replace(/#.*/, "").matchAll(/(?<=[ [])--([a-z][\w-]*)/g)]
    .filter(([, option = ""]) => !known.includes(option))
    .map(([, option]) => `${task} --${option}`);
}

function brokenTasks(text: string): string[] {
  const first = [...options.keys()].map((id) => id.split(" ")[0]);
  return [...text.matchAll(/\bidol:[a-z][a-z-]*/g)].map(([id]) => id).filter((id) => !first.includes(id));
}

/** Whether commands make it. */
export function isMade(path: string): boolean {
  return MADE.some((made) => path === made || path.startsWith(`${made}/`));
}

/** Whether a path, with `*` or `<name>` for anything, is there. */
export function exists(folder: string, path: string): boolean {
  const pattern = path.replace(/<[^>]+>/g, "*").replace(/\/$/, "");
  return /[*{]/.test(pattern)
    ? globSync(pattern, { cwd: folder }).length > 0
    : existsSync(join(folder, path));
}

/** The documents that people read, as paths from the root. */
export function documents(): string[] {
  return globSync(["*.md", "docs/*.md", "{app,ml,packages}/**/*.md"], {
    cwd: ROOT,
    exclude: (path) => /node_modules|CHANGELOG/.test(path),
  }).map((path) => relative(ROOT, join(ROOT, path)));
}
