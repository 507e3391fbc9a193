/**
 * hardhat-ezkl/chai: importing it adds the matchers `accept` and `rejectProof` to chai.
 *
 * @example
 * import { tamperings } from "hardhat-ezkl/chai";
 *
 * await expect(digits).to.accept(proof);
 * for (const bad of tamperings(proof)) await expect(verifier).to.rejectProof(bad);
 */
import { use } from "chai";
import { type Checked, isChecking, labelOf, refusalOf } from "./testing/checks.ts";

export { type Tampering, type TamperingOptions, tamperings } from "./testing/tamperings.ts";

declare global {
  // biome-ignore lint/style/noNamespace: chai declares its types in one
  namespace Chai {
    interface Assertion {
      /** A circuit, or its verifier on a chain, takes the proof. */
      accept(proof: Checked): Promise<void>;
      /** A circuit, or its verifier on a chain, refuses the proof. */
      rejectProof(proof: Checked): Promise<void>;
    }
  }
}

use(({ Assertion }, { flag }) => {
  const add = (name: string, check: (assertion: Chai.AssertionStatic, proof: Checked) => Promise<void>) =>
    Assertion.addMethod(name, function (this: Chai.AssertionStatic, proof: Checked) {
      // Not awaited, such an assertion would pass whatever happens: `.not` has a matcher of its own instead.
      if (flag(this, "negate"))
        throw new TypeError(`Use ${name === "accept" ? "rejectProof" : "accept"} instead of .not.to.${name}`);
      const promise = check(this, proof);
      return promise;
    });
  add("accept", async (assertion, proof) => {
    const checking = target(flag(assertion, "object"));
    const refusal = await refusalOf(checking, proof);
    const what = `${checking.label} to accept ${labelOf(proof)}`;
    assertion.assert(refusal === undefined, `expected ${what}: ${refusal?.message}`, "", undefined);
  });
  add("rejectProof", async (assertion, proof) => {
    const checking = target(flag(assertion, "object"));
    const refusal = await refusalOf(checking, proof);
    assertion.assert(
      refusal !== undefined,
      `expected ${checking.label} to reject ${labelOf(proof)}`,
      "",
      undefined,
    );
  });
});

function target(value: unknown) {
  if (isChecking(value)) return value;
  throw new TypeError(
    "accept and rejectProof are for circuits (hre.ezkl.circuit) and verifiers (connection.ezkl)",
  );
}
