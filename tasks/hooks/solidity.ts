import type { SolidityHooks } from "hardhat/types/hooks";
import type { CompilerOutputError } from "hardhat/types/solidity";

/** Where sources lie that are not ours to mend: EZKL's verifiers, and packages. Their warnings would only hide our own. */
const FOREIGN = /--> \S*\b(contracts\/generated|node_modules)\//;

function isForeignWarning(error: CompilerOutputError): boolean {
  return error.severity === "warning" && FOREIGN.test(error.formattedMessage ?? "");
}

/** Hardhat's compiler messages without the warnings of sources that nobody here edits. */
export default async (): Promise<Partial<SolidityHooks>> => ({
  async getCompilationJobErrors(context, job, output, next) {
    const errors = await next(context, job, output);
    return errors.filter((error) => !isForeignWarning(error));
  },
});
