import { readFile } from "node:fs/promises";
import { rewardAt, submissionOf } from "@idol/client";
import { parseBinding } from "@idol/client/key";
import { type Anvil, startAnvil } from "@idol/dev/anvil";
import { parseProof } from "@idol/ezkl/proof";
import { createRelay, type RelayOptions } from "@idol/relay";
import { expect } from "chai";
import { JsonRpcProvider, parseEther, sha256, toUtf8Bytes, VoidSigner } from "ethers";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { SURPRISE_CLIP } from "../../tasks/demo/clips.ts";
import { useSuiteFolder } from "../helpers/folder.ts";
import { anvilAt, createRuntime, runTaskIn } from "../helpers/runtime.ts";
import { expectCode } from "../tasks/expect-code.ts";

/** Fresh addresses, which hold nothing. */
const SINGERS = ["11", "22", "33", "44", "55", "66"].map((byte) => `0x${byte.repeat(20)}`);
const [FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH] = SINGERS as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const CAP = parseEther("1");

describe("the relay on Anvil", function () {
  this.timeout(180_000);
  const folder = useSuiteFolder();
  let anvil: Anvil;
  let hre: HardhatRuntimeEnvironment;
  let provider: JsonRpcProvider;
  let base: RelayOptions;
  let proofs = 0;
  const posts = new Map<string, { proof: string; binding: string }>();

  const prove = async (singer: string) => {
    const out = folder.path(`${++proofs}.json`);
    await runTaskIn(hre, "idol:prove", { audio: SURPRISE_CLIP, account: singer, out });
    return { proof: await readFile(out, "utf8"), binding: await readFile(`${out}.binding.json`, "utf8") };
  };

  before(async () => {
    anvil = await startAnvil();
    hre = await createRuntime("anvil", folder.path("ignition"), anvilAt(anvil.url));
    const deployed = await runTaskIn(hre, "idol:deploy", { prize: "0.01", pot: "0.06", duration: "1d" });
    provider = new JsonRpcProvider(anvil.url, undefined, { staticNetwork: true, cacheTimeout: -1 });
    const { reward } = deployed.result;
    base = {
      reward: rewardAt(reward, await provider.getSigner(5)),
      contest: { chainId: 31337n, reward },
      dailyCap: CAP,
      perMinute: 1000,
    };
    for (const singer of SINGERS) posts.set(singer, await prove(singer));
  });
  after(async () => {
    provider?.destroy();
    await anvil?.stop();
  });

  const relays: Awaited<ReturnType<typeof createRelay>>[] = [];
  const relayWith = async (change: Partial<RelayOptions> = {}) => {
    const relay = await createRelay({ ...base, ...change });
    relays.push(relay);
    return async (payload: object | string) => {
      const headers = { "content-type": "application/json" };
      const response = await relay.inject({ method: "POST", url: "/claims", headers, payload });
      return { status: response.statusCode, ...response.json() };
    };
  };
  afterEach(async () => {
    for (const relay of relays.splice(0)) await relay.close();
  });
  const sent = async () => await provider.getTransactionCount(await provider.getSigner(5));
  const postOf = (singer: string) => posts.get(singer)!;

  it("enters a singer who has no coin, in the singer's name", async () => {
    const post = await relayWith();
    const answer = await post(postOf(FIRST));
    expect(answer).to.include({ status: 200, state: "relayed", singer: FIRST, season: "1" });
    const { amount } = await base.reward.owedTo(1n, FIRST);
    expect(amount).to.equal(parseEther("0.01"));
  });

  it("pays the prize out to the singer, once", async () => {
    const relay = await createRelay(base);
    relays.push(relay);
    const ask = (payload: object) => relay.inject({ method: "POST", url: "/withdrawals", payload });
    const { transaction } = (await ask({ season: "1", singer: FIRST })).json();
    expect((await provider.getTransactionReceipt(transaction))!.status).to.equal(1);
    expect(await provider.getBalance(FIRST)).to.equal(parseEther("0.01"));
    const again = await ask({ season: "1", singer: FIRST });
    expect(again.statusCode).to.equal(409);
    expect(again.json().error.message).to.include("IdolNothingOwed");
    expect((await ask({ season: "0", singer: FIRST })).statusCode).to.equal(400);
  });

  it("answers the same request, and the same after a restart, with the same transaction, and sends nothing", async () => {
    const before = await sent();
    const again = await (await relayWith())(postOf(FIRST));
    const twice = await relayWith();
    const answers = await Promise.all([twice(postOf(FIRST)), twice(postOf(FIRST))]);
    for (const answer of answers) expect(answer.transaction).to.equal(again.transaction);
    expect((await provider.getTransactionReceipt(again.transaction))!.status).to.equal(1);
    expect(await sent()).to.equal(before);
  });

  it("waits for what its predecessor left pending, and sends none of it again", async () => {
    const before = await sent();
    await provider.send("evm_setAutomine", [false]);
    // Of the relay that was killed, its transaction in the pool is left.
    const { proof, binding } = postOf(SIXTH);
    const submission = submissionOf(parseProof(proof), parseBinding(binding));
    const left = await base.reward.claimFor(submission, { gasLimit: 2_000_000n });
    // It looks for what is pending again and again, as long as there is something.
    let looks = 0;
    await provider.on("debug", ({ action, payload }) => {
      if (action === "sendRpcPayload" && JSON.stringify(payload).includes('"pending"')) looks++;
    });
    const answer = (await relayWith())(postOf(SIXTH));
    await untilMined(provider, answer, async () => looks > 1);
    await provider.off("debug");
    await provider.send("evm_setAutomine", [true]);
    expect(await answer).to.include({ status: 200, state: "relayed", transaction: left.hash });
    expect((await sent()) - before).to.equal(1);
  });

  it("searches no logs from before the block that it is given", async () => {
    const post = await relayWith({ fromBlock: (await provider.getBlockNumber()) + 1 });
    expect((await post(postOf(FIRST))).state).to.not.equal("relayed");
  });

  it("sends what arrives while a transaction is pending together, where one that fails stops none", async () => {
    const post = await relayWith();
    const another = await prove(THIRD);
    const before = await sent();
    await provider.send("evm_setAutomine", [false]);
    const answers = Promise.all([postOf(SECOND), postOf(THIRD), another, postOf(FOURTH)].map(post));
    await untilMined(provider, answers, async () => {
      const { body } = await relays.at(-1)!.inject("/metrics");
      return body.includes('relay_waiting{for="transaction"} 3');
    });
    await provider.send("evm_setAutomine", [true]);
    const [second, third, refused, fourth] = await answers;
    for (const answer of [second, third, fourth]) expect(answer).to.include({ state: "relayed" });
    expect(third!.transaction).to.equal(fourth!.transaction);
    expect(refused!.error.message).to.include("IdolAlreadyClaimed");
    expect((await sent()) - before).to.equal(2);
  });

  describe("refuses, and sends nothing:", () => {
    let before: number;
    beforeEach(async () => {
      before = await sent();
    });
    afterEach(async () => {
      expect(await sent()).to.equal(before);
    });

    it("a proof that does not hold, though its sidecar is its own", async () => {
      const spoiled = spoil(postOf(FIFTH));
      const answer = await (await relayWith())(spoiled);
      expect(answer.status).to.equal(400);
      expect(answer.error.code).to.equal("PROOF_INVALID");
    });

    it("what would cost more than the day's cap", async () => {
      const answer = await (await relayWith({ dailyCap: 1n }))(postOf(FIFTH));
      expect(answer).to.deep.include({ status: 503 });
      expect(answer.error.code).to.equal("SPENDING_CAP");
    });

    it("a claim while no node answers, as the chain's fault and not its own", async () => {
      const dead = new JsonRpcProvider("http://127.0.0.1:9", 31337, { staticNetwork: true });
      const reward = rewardAt(base.contest.reward, new VoidSigner(FIRST, dead));
      const answer = await (await relayWith({ reward }))(postOf(FIFTH));
      dead.destroy();
      expect(answer.status).to.equal(502);
      expect(answer.error.code).to.equal("NETWORK_UNREACHABLE");
    });

    it("another contract's proof", async () => {
      const contest = { chainId: 31337n, reward: FIRST };
      const answer = await (await relayWith({ contest }))(postOf(FIRST));
      expect(answer).to.have.nested.property("error.code", "OTHER_CONTEST");
    });

    for (const [what, body, status] of [
      ["no JSON", "{", 400],
      ["a field that is missing", {}, 400],
      ["a field that is not known", { proof: "{}", binding: "{}", gas: 1 }, 400],
      ["a proof that is none", { proof: "{}", binding: "{}" }, 400],
      ["more than a proof has", { proof: "x".repeat(200_000), binding: "{}" }, 413],
    ] as const) {
      it(what, async () => {
        const answer = await (await relayWith())(body);
        expect(answer.status).to.equal(status);
        expect(answer.error.message).to.match(/\w/);
      });
    }

    it("a sidecar that names another singer", async () => {
      const post = await relayWith();
      const { proof, binding } = postOf(FIRST);
      const answer = await post({ proof, binding: binding.replaceAll(FIRST, SECOND) });
      expect(answer.error.code).to.equal("BINDING_MISMATCH");
    });

    it("too many requests of one source", async () => {
      const post = await relayWith({ perMinute: 2 });
      const statuses = [];
      for (let i = 0; i < 3; i++) statuses.push((await post({})).status);
      expect(statuses).to.deep.equal([400, 400, 429]);
    });
  });

  it("tells its health and its figures", async () => {
    const relay = await createRelay(base);
    relays.push(relay);
    expect((await relay.inject("/health")).json()).to.include({ ok: true });
    expect((await relay.inject("/metrics")).body).to.match(/relay_cap_left_wei \d/);
    expect((await relay.inject("/claims/0x00")).statusCode).to.equal(404);
  });

  it("is served by idol:relay until it is ended, and names a port that is taken", async () => {
    const args = { port: "0", json: true };
    const ended = new AbortController();
    const running = runTaskIn(hre, "idol:relay", args, {
      // It serves by then.
      onOutput: (text) => text.includes('"url"') && ended.abort(),
      interrupt: ended.signal,
    });
    const { output } = await running;
    const { url } = JSON.parse(output.split("\n")[0]!);
    expect(url).to.match(/^http:\/\/127\.0\.0\.1:\d+$/);
    const taken = new URL(anvil.url).port;
    await expectCode("OPTION_INVALID", () => runTaskIn(hre, "idol:relay", { port: taken }));
  });
});

/** Mines until all answers are there, once the first transaction has waited long enough for the others to arrive. */
async function untilMined(
  provider: JsonRpcProvider,
  answers: Promise<unknown>,
  haveArrived: () => Promise<boolean>,
): Promise<void> {
  let done = false;
  answers.finally(() => {
    done = true;
  });
  while (!done && !(await haveArrived())) await new Promise((resolve) => setTimeout(resolve, 100));
  while (!done) {
    await provider.send("evm_mine", []);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

/** One byte of the proof changed, in both of its copies, with the sidecar's hash of it. */
function spoil({ proof, binding }: { proof: string; binding: string }): { proof: string; binding: string } {
  const parsed = JSON.parse(proof);
  parsed.proof[40] ^= 1;
  parsed.hex_proof = `0x${Buffer.from(parsed.proof).toString("hex")}`;
  const text = JSON.stringify(parsed);
  const sidecar = JSON.parse(binding);
  sidecar.proofSha256 = sha256(toUtf8Bytes(text));
  return { proof: text, binding: JSON.stringify(sidecar) };
}
