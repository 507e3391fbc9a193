import type { JudgeManifest } from "@idol/ml/circuit";
import type { Chain } from "../../../tasks/chain/connect.ts";
import { checkCeremony } from "../../../tasks/chain/public-network.ts";
import { expectCode } from "../expect-code.ts";

describe("checkCeremony", () => {
  const chain = (chainId: bigint) => ({ chainId }) as Chain;
  const manifest = (origin: string) => ({ srs: { logrows: 11, origin } }) as JudgeManifest;

  it("refuses a circuit under an insecure SRS on a public chain, and nowhere else", async () => {
    await expectCode("SRS_MISSING", () => checkCeremony(chain(11155111n), manifest("insecure-test")));
    await expectCode("SRS_MISSING", () => checkCeremony(chain(1n), manifest("insecure-test")));
    checkCeremony(chain(11155111n), manifest("ceremony"));
    for (const development of [31337n, 1337n]) checkCeremony(chain(development), manifest("insecure-test"));
  });
});
