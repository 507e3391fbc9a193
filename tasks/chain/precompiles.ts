import { concat, toBeHex } from "ethers";
import { TaskError } from "../errors.ts";
import type { Chain } from "./connect.ts";

const words = (...values: bigint[]): string => concat(values.map((value) => toBeHex(value, 32)));

/** Twice BN254's first generator, which is (1, 2); and minus that generator's second coordinate. */
const DOUBLE = words(
  0x030644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd3n,
  0x15ed738c0e0a7c92e7845f96b2ae9c0a68a6a449e3538fc7ff3ebf7a5a18a2c4n,
);
const MINUS_Y = 0x30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd45n;

/** BN254's second generator, as the pairing's precompile reads it. */
const SECOND = words(
  0x198e9393920d483a7260bfb731fb5d25f1aa493335a9e71297e485b7aef312c2n,
  0x1800deef121f1e76426a00665e5c4479674322d4f75edadd46debd5cd992f6edn,
  0x090689d0585ff075ec9e99ad690c3395bc4b313370b38ef355acdadcd122975bn,
  0x12c85ea5db8c6deb4aab71808dcb408fe3d1e7690c43d37b4ce6cc0166fa7daan,
);
const PAIR = concat([words(1n, 2n), SECOND]);
const INVERSE = concat([words(1n, MINUS_Y), SECOND]);

/** What is asked of each precompile, and what it has to answer: twin of `contracts/libraries/Precompiles.sol`. */
const QUESTIONS: readonly (readonly [precompile: bigint, question: string, answer: string])[] = [
  // 3² modulo 5; the first three words are lengths.
  [5n, words(32n, 32n, 32n, 3n, 2n, 5n), words(4n)],
  [6n, words(1n, 2n, 1n, 2n), DOUBLE],
  [7n, words(1n, 2n, 2n), DOUBLE],
  [8n, concat([PAIR, INVERSE]), words(1n)],
  [8n, PAIR, words(0n)],
];

/**
 * Asks a chain for known answers of what EZKL's verifiers compute with. Where they are missing, a verifier reads its own input back and accepts
 * garbage: so this comes before anything is sent.
 *
 * @throws DEPLOYMENT_REFUSED naming the precompile
 */
export async function checkPrecompiles({ ethers, connection, chainId }: Chain): Promise<void> {
  for (const [precompile, data, expected] of QUESTIONS) {
    const to = toBeHex(precompile, 20);
    // A node may answer a call of what is not there by an error; one that is gone answers nothing else either.
    const answer = await ethers.provider.call({ to, data }).catch(async () => {
      await ethers.provider.getBlockNumber();
      return "0x";
    });
    if (answer === expected) continue;
    throw new TaskError(
      "DEPLOYMENT_REFUSED",
      `Nothing is sent to network "${connection.networkName}" (chain ${chainId}): its precompile ${to} does not answer as Ethereum's, so a verifier ` +
        "would accept garbage there.",
      "Deploy to a chain with Ethereum's precompiles 0x05 to 0x08.",
    );
  }
}
