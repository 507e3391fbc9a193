/**
 * Writes the API reference to build/docs: the packages by TypeDoc, from what their `exports` name, and the contracts from
 * their NatSpec.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Application, Converter } from "typedoc";
import { contractPages } from "./docs/contracts.ts";

const PACKAGES = ["packages/ezkl", "packages/client", "ml"];
const OUT = resolve("build/docs");

/** What each public source file is imported as. */
const entries = new Map(
  PACKAGES.flatMap((folder) => {
    const { name, exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
      name: string;
      exports: Record<string, string>;
    };
    return Object.entries(exports)
      .filter(([, file]) => file.endsWith(".ts"))
      .map(([entry, file]) => [resolve(folder, file), join(name, entry)] as const);
  }),
);

mkdirSync("build", { recursive: true });
const pages = mkdtempSync("build/contract-pages-");
const documents = contractPages().map(({ title, text }) => {
  const path = join(pages, `${title.replaceAll("/", ".")}.md`);
  writeFileSync(path, `---\ntitle: ${title}\ngroup: Contracts\n---\n\n${text}`);
  return path;
});

const app = await Application.bootstrap({
  name: "Idol",
  entryPoints: [...entries.keys()],
  projectDocuments: documents,
  readme: "docs/ARCHITECTURE.md",
  tsconfig: "tsconfig.json",
  out: OUT,
  excludeInternal: true,
  disableSources: true,
  githubPages: false,
  highlightLanguages: ["typescript", "js", "json", "solidity", "sh", "mermaid"],
  navigation: { includeGroups: true },
  // Types that are not exported are shown where they are used; links of documents lead out of the reference.
  validation: { notExported: false, invalidPath: false },
  skipErrorChecking: true,
  logLevel: "Warn",
});
// A module is called what it is imported as, and not by the place of its file.
app.converter.on(Converter.EVENT_RESOLVE_BEGIN, (context) => {
  for (const module of context.project.children ?? []) {
    const file = context.getSymbolFromReflection(module)?.declarations?.[0]?.getSourceFile().fileName;
    module.name = entries.get(file ?? "") ?? module.name;
  }
});

const project = await app.convert();
if (project === undefined) throw new Error("TypeDoc could not read the packages.");
await app.generateOutputs(project);
rmSync(pages, { recursive: true });
process.stdout.write(
  `The reference of ${PACKAGES.join(", ")} and of ${documents.length} contract files: ${join(OUT, "index.html")}\n`,
);
