import { type Anvil, startAnvil } from "@idol/dev/anvil";
import { expect } from "chai";
import { toBeHex, toQuantity, Wallet } from "ethers";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import config from "../../hardhat.config.ts";
import { useFolder } from "../helpers/folder.ts";
import { type RpcProxy, startRpcProxy } from "../helpers/rpc-proxy.ts";
import { anvilAt, createRuntime, runTaskIn } from "../helpers/runtime.ts";
import { expectCode } from "../tasks/expect-code.ts";

const SEPOLIA = 11155111;
const YES = toBeHex(1, 32);
const NO = "0x";
/** `verifyProof(bytes,uint256[])`. */
const VERIFY = "0x1e8e1e13";

describe("a chain on which a verifier cannot be trusted", function () {
  this.timeout(180_000);
  const folder = useFolder();
  const own = Wallet.createRandom();
  let anvil: Anvil;
  let proxy: RpcProxy;
  let hre: HardhatRuntimeEnvironment;
  let clean: unknown;

  const request = async (method: string, ...params: unknown[]) =>
    await (await hre.network.getOrCreate()).provider.request({ method, params });
  const deploy = (args: Record<string, unknown> = {}) =>
    runTaskIn(hre, "idol:deploy", { prize: "0.01", pot: "0.05", open: true, ...args });
  const sent = async () => Number(await request("eth_getTransactionCount", own.address, "latest"));
  /** Lies about calls of one address. */
  const lieAbout = (address: string, answer: unknown): void =>
    proxy.lie((method, [call]) =>
      method === "eth_call" && (call as { to?: string }).to?.toLowerCase() === address ? answer : undefined,
    );
  /** Lies about proofs, in their order. */
  const lieAboutProofs = (...answers: unknown[]): void =>
    proxy.lie((method, [call]) => {
      const { data = "", input = data } = (call ?? {}) as { data?: string; input?: string };
      return method === "eth_call" && input.startsWith(VERIFY) ? answers.shift() : undefined;
    });
  const refused = async (args: Record<string, unknown>, why: string): Promise<void> => {
    const error = await expectCode("DEPLOYMENT_REFUSED", () => deploy(args));
    expect(error.message).to.include(why);
  };

  before(async () => {
    anvil = await startAnvil({ chainId: SEPOLIA });
    proxy = await startRpcProxy(anvil.url);
  });
  after(async () => {
    await proxy?.stop();
    await anvil?.stop();
  });
  beforeEach(async () => {
    proxy.lie(() => undefined);
    const sepolia = {
      type: "http" as const,
      chainType: "l1" as const,
      chainId: SEPOLIA,
      url: proxy.url,
      accounts: [own.privateKey],
    };
    hre = await createRuntime("sepolia", folder.path("ignition"), {
      networks: { ...config.networks, sepolia },
    });
    if (clean !== undefined) await request("evm_revert", clean);
    clean = await request("evm_snapshot");
    await request("anvil_setBalance", own.address, toQuantity(10n ** 18n));
  });

  for (const [number, wrong] of [
    [5n, NO],
    [6n, NO],
    [7n, `0x${"00".repeat(64)}`],
    [8n, YES],
  ] as const) {
    it(`gets nothing where precompile ${toBeHex(number)} does not answer as Ethereum's`, async () => {
      const address = toBeHex(number, 20);
      lieAbout(address, wrong);
      await refused({}, `its precompile ${address} does not answer`);
      await refused({ only: "verifier" }, `its precompile ${address} does not answer`);
      expect(await sent()).to.equal(0);
    });
  }

  it("gets no season where the deployed verifier refuses the proof of the judge's sample", async () => {
    lieAboutProofs(NO);
    await refused({}, "refuses a proof that holds");
    expect(await sent()).to.equal(1);
  });

  it("gets no season where the deployed verifier accepts a changed proof, whichever it is", async () => {
    for (const [answers, what] of [
      [[undefined, YES], "another score"],
      [[undefined, undefined, YES], "another key"],
      [[undefined, undefined, undefined, YES], "a changed bit"],
    ] as const) {
      lieAboutProofs(...answers);
      await refused({}, `accepts a proof with ${what}`);
    }
    expect(await sent()).to.equal(1);
  });

  it("gets its seasons where all answers are right, and no further one once they are wrong", async () => {
    const { result } = await deploy();
    expect(result.season).to.equal(1n);
    const open = () => runTaskIn(hre, ["idol:season", "open"], { prize: "0.01", pot: "0.01", open: true });
    lieAbout(toBeHex(6n, 20), NO);
    expect((await expectCode("DEPLOYMENT_REFUSED", open)).message).to.include(toBeHex(6n, 20));
    lieAboutProofs(undefined, YES);
    expect((await expectCode("DEPLOYMENT_REFUSED", open)).message).to.include("another score");
    proxy.lie(() => undefined);
    expect((await open()).result.season).to.equal(2n);
  });

  it("is refused on a development chain too, where precompiles are missing", async () => {
    const other = await startAnvil();
    try {
      proxy.target(other.url);
      hre = await createRuntime("anvil", folder.path("ignition"), anvilAt(proxy.url));
      lieAbout(toBeHex(8n, 20), NO);
      await expectCode("DEPLOYMENT_REFUSED", () => runTaskIn(hre, "idol:deploy"));
    } finally {
      proxy.target(anvil.url);
      await other.stop();
    }
  });
});
