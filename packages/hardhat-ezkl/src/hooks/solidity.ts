import type { HookContext, SolidityHooks } from "hardhat/types/hooks";

export default async (): Promise<Partial<SolidityHooks>> => ({
  async build(context, roots, options, next) {
    const isAll = options?.scope !== "tests" && !isOneVerifier(context, roots);
    const verifiers = isAll && hasCircuits(context) ? await buildCircuits(context, options?.quiet) : [];
    return await next(context, [...new Set([...roots, ...verifiers])], options);
  },

  async processArtifactsAfterSuccessfulBuild(context) {
    if (hasCircuits(context)) await (await import("../types/generate.ts")).generateTypes(context.config.ezkl);
  },

  /** Hardhat's compiler messages without the warnings of verifiers, which nobody edits. */
  async getCompilationJobErrors(context, job, output, next) {
    const files = Object.values(context.config.ezkl.circuits).map(({ contract }) => `/${contract}.sol:`);
    const errors = await next(context, job, output);
    return errors.filter(
      ({ severity, formattedMessage = "" }) =>
        severity !== "warning" || !files.some((file) => formattedMessage.includes(file)),
    );
  },
});

function hasCircuits({ config }: HookContext): boolean {
  return Object.keys(config.ezkl.circuits).length > 0;
}

async function buildCircuits({ config }: HookContext, quiet = false): Promise<string[]> {
  const { buildStaleCircuits } = await import("../circuit/on-build.ts");
  const { asPluginErrors } = await import("../runtime/plugin-errors.ts");
  return await asPluginErrors(() => buildStaleCircuits(config.ezkl, quiet));
}

/** This plugin's own request: whoever deploys one circuit's verifier need not have the others built. */
function isOneVerifier({ config }: HookContext, roots: readonly string[]): boolean {
  return (
    roots.length === 1 && Object.values(config.ezkl.circuits).some(({ verifier }) => verifier === roots[0])
  );
}
