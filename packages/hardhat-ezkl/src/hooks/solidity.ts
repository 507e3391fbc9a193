import type { HookContext, SolidityHooks } from "hardhat/types/hooks";
import { buildStaleCircuits } from "../circuit/on-build.ts";
import { asPluginErrors } from "../runtime/plugin-errors.ts";
import { generateTypes } from "../types/generate.ts";

export default async (): Promise<Partial<SolidityHooks>> => ({
  async build(context, roots, options, next) {
    const isAll = options?.scope !== "tests" && !isOneVerifier(context, roots);
    const verifiers = isAll
      ? await asPluginErrors(() => buildStaleCircuits(context.config.ezkl, options?.quiet === true))
      : [];
    return await next(context, [...new Set([...roots, ...verifiers])], options);
  },

  async processArtifactsAfterSuccessfulBuild(context) {
    await generateTypes(context.config.ezkl);
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

/** This plugin's own request: whoever deploys one circuit's verifier need not have the others built. */
function isOneVerifier({ config }: HookContext, roots: readonly string[]): boolean {
  return (
    roots.length === 1 && Object.values(config.ezkl.circuits).some(({ verifier }) => verifier === roots[0])
  );
}
