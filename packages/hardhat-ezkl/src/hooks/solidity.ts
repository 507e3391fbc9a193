import type { SolidityHooks } from "hardhat/types/hooks";

/** Hardhat's compiler messages without the warnings of verifiers, which nobody edits. */
export default async (): Promise<Partial<SolidityHooks>> => ({
  async getCompilationJobErrors(context, job, output, next) {
    const verifiers = Object.values(context.config.ezkl.circuits).map(({ contract }) => `/${contract}.sol:`);
    const errors = await next(context, job, output);
    return errors.filter(
      ({ severity, formattedMessage = "" }) =>
        severity !== "warning" || !verifiers.some((file) => formattedMessage.includes(file)),
    );
  },
});
