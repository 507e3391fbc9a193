// The walls between the packages: which may import which, and by which files. `npm test` checks them.
const SOURCES = "^(packages/[^/]+|ml|relay|indexer|tasks|app|bench|deploy|scripts)/";
/** A package's files that others may import: its named entries. */
const EZKL =
  "^packages/ezkl/src/(index|browser|errors|json|keep-result|progress|workers|entries/[^/]+)\\.ts$";
const CLIENT =
  "^packages/client/src/(index|errors|contracts/events|(key|format|reverts|allowlist)/index)\\.ts$";
const PLUGIN = "^packages/hardhat-ezkl/src/(index|build|chai|circuits|terminal|testing|verifier)\\.ts$";
const ML = "^ml/src/(index|browser|errors|entries/[^/]+)\\.ts$";

/** Nothing outside `package_` imports what is not one of its entries. */
const inside = (name, package_, entries) => ({
  name: `${name}-by-its-entries`,
  severity: "error",
  comment: `Import what package.json of ${package_} names under "exports".`,
  from: { pathNot: `^${package_}/` },
  to: { path: `^${package_}/src/`, pathNot: entries },
});

/** A package's production code imports no package but these. */
const only = (name, package_, allowed) => ({
  name: `${name}-imports-downwards`,
  severity: "error",
  comment:
    "Arrows: contracts' types → client; ezkl → ml, client, hardhat-ezkl; all → tasks; all but hardhat-ezkl → app, bench.",
  from: { path: `^${package_}/src/` },
  to: { path: SOURCES, pathNot: [`^${package_}/src/`, ...allowed.map((other) => `^${other}/src/`)] },
});

module.exports = {
  forbidden: [
    { name: "no-cycle", severity: "error", from: {}, to: { circular: true } },
    inside("ezkl", "packages/ezkl", EZKL),
    inside("client", "packages/client", CLIENT),
    inside("ml", "ml", ML),
    inside("relay", "relay", "^relay/src/index\\.ts$"),
    {
      name: "indexer-by-its-entries",
      severity: "error",
      comment: "Ponder's own files are nobody's to import.",
      from: { pathNot: "^indexer/" },
      to: { path: "^indexer/", pathNot: "^indexer/(host|testing)/index\\.ts$" },
    },
    inside("hardhat-ezkl", "packages/hardhat-ezkl", PLUGIN),
    only("ezkl", "packages/ezkl", []),
    only("client", "packages/client", ["packages/ezkl"]),
    only("ml", "ml", ["packages/ezkl"]),
    only("relay", "relay", ["packages/ezkl", "packages/client", "ml"]),
    {
      name: "indexer-imports-downwards",
      severity: "error",
      from: { path: "^indexer/(src|host|ponder)" },
      to: { path: SOURCES, pathNot: "^(indexer|packages/(client|ezkl)/src)/" },
    },
    only("hardhat-ezkl", "packages/hardhat-ezkl", ["packages/ezkl"]),
    {
      name: "plugin-for-tasks-only",
      severity: "error",
      comment: "hardhat-ezkl → tasks: libraries, page and bench do without Hardhat.",
      from: { path: "^(packages/(ezkl|client)|ml|relay|indexer|app/(src|host)|bench)/" },
      to: { path: "^packages/hardhat-ezkl/" },
    },
    {
      name: "libraries-without-hardhat",
      severity: "error",
      from: { path: "^((packages/(ezkl|client)|ml|relay)/src|indexer)/" },
      to: { path: "node_modules/(hardhat|@nomicfoundation)/" },
    },
    {
      name: "page-without-tasks",
      severity: "error",
      from: { path: "^app/src/" },
      to: { path: "^(tasks|bench|test)/" },
    },
    {
      name: "tests-import-nobody",
      severity: "error",
      comment: "Production code imports no test.",
      from: {
        path: "^(packages/(ezkl|client|hardhat-ezkl)/src|(ml|relay)/src|indexer/(src|host)|tasks|app/(src|host))",
      },
      to: { path: "(^|/)test/" },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(node_modules|dist|build|types|artifacts|virtual:|ponder:)" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
