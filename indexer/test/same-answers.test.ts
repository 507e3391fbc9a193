import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ContestError, type ContestReads, chainReads, openReads } from "@idol/client";
import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { type RunningIndex, startIndex } from "../host/index.ts";
import { caughtUp, everything } from "../testing/answers.ts";
import { AUDITOR, type MockContest, singerOf, startMockContest } from "../testing/contest.ts";
import { type IndexProxy, startIndexProxy } from "./helpers/index-proxy.ts";

const AUDITED = 1n;
const OPEN = 2n;
const NOT_REVEALED = 0;
/** Singers whose places and histories are compared: the first, one in the middle, the last ones, one of nothing. */
const ASKED = [0, 250, 499, 503, 9999].map((number) => singerOf(number).address);

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);
/** Many equal scores, negative ones never: the threshold is zero. */
const scoreOf = (number: number) => BigInt((number * 7919) % 97);

describe("an index and the chain", function () {
  this.timeout(900_000);
  let contest: MockContest;
  let folder: string;
  let index: RunningIndex;
  let proxy: IndexProxy;
  let doubts: ContestError[] = [];
  let reads: ContestReads;
  let chain: ContestReads;

  const start = () =>
    startIndex({
      node: contest.anvil.url,
      contest: { chainId: contest.chainId, reward: contest.address },
      folder,
      pollingMilliseconds: 100,
    });

  /** Asks both everything, once the index has read all there is. */
  async function expectSame(): Promise<void> {
    await caughtUp(index.url, contest);
    doubts = [];
    const said = await everything(reads, [AUDITED, OPEN], ASKED);
    expect(doubts.map(({ message }) => message)).to.deep.equal([]);
    expect(said).to.deep.equal(await everything(chain, [AUDITED, OPEN], ASKED));
  }

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "idol-index-"));
    contest = await startMockContest();
    // Prizes for some: the others wait.
    await contest.openSeason({}, 400n * 1000n);
    const open = { auditor: ZeroAddress, revealPeriod: 0, auditPeriod: 0, bond: 0n, badge: false };
    await contest.openSeason(open, 1000n * 1000n);
    await contest.claim(AUDITED, numbers(0, 440), scoreOf);
    await contest.claim(OPEN, numbers(240, 260), scoreOf);
    // The index finds these claims as the past, and all later ones as they come.
    await contest.provider.send("anvil_mine", ["0x28"]);
    index = await start();
    proxy = await startIndexProxy(() => index.url);
    const { reward, chainId } = contest;
    chain = chainReads(reward);
    reads = openReads({ reward, chainId, indexUrl: proxy.url, onDoubt: (why) => doubts.push(why) });
  });
  after(async () => {
    await proxy?.stop();
    await index?.stop();
    await contest?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it("give the same answers of 500 claims, past and present, bettered ones too", async () => {
    await contest.claim(AUDITED, numbers(440, 500), scoreOf);
    await contest.claim(OPEN, [250], () => 1000n);
    await expectSame();
    const board = await reads.board(AUDITED);
    expect([board.source.kind, board.total]).to.deep.equal(["index", 500]);
    expect((await reads.historyOf(singerOf(250).address)).map(({ score }) => score)).to.deep.equal([
      scoreOf(250),
      1000n,
    ]);
  });

  it("forget alike what a reorganisation of three blocks took back", async () => {
    for (const number of [500, 501, 502, 503]) await contest.claim(AUDITED, [number], scoreOf);
    await expectSame();
    await contest.provider.send("anvil_reorg", [3, []]);
    await contest.provider.send("evm_mine", []);
    await expectSame();
    expect((await reads.board(AUDITED)).total).to.equal(501);
    await contest.claim(AUDITED, [503], scoreOf);
    await expectSame();
  });

  it("agree after a restart in the middle, of what happened meanwhile: rejections, prizes passed on, withdrawals", async () => {
    await index.stop();
    const { reward, provider } = contest;
    await (await reward.withdrawFor(OPEN, singerOf(241).address)).wait();
    await contest.wait(2 * 86_400 + 1);
    const auditor = reward.connect(await provider.getSigner(AUDITOR));
    for (const number of [0, 499]) {
      const { address } = singerOf(number);
      await (await auditor.reject(AUDITED, address, NOT_REVEALED, ZeroAddress)).wait();
    }
    index = await start();
    await expectSame();
    const [first] = ASKED;
    expect((await reads.historyOf(first!))[0]!.status).to.equal("rejected");
    expect(await (await reads.board(AUDITED)).placeOf(first!)).to.equal(undefined);
    expect((await reads.transactionsOf({ season: AUDITED, singer: first! }))!.rejected).to.match(/^0x/);
  });

  const LIES: [string, string, (text: string) => string][] = [
    [
      "gives the best another score",
      "INDEX_DISAGREES",
      (text) => text.replace(/"score":"96"/, '"score":"97"'),
    ],
    [
      "puts the best last",
      "INDEX_DISAGREES",
      (text) => text.replace(/("items":\[)({.*?}),({.*})\]/, "$1$3,$2]"),
    ],
    ["keeps claims back", "INDEX_DISAGREES", (text) => text.replace(/"claims":\d+/, '"claims":7')],
    ["invents a rejection", "INDEX_DISAGREES", (text) => text.replace('"rejected":2', '"rejected":3')],
    [
      "calls a claim that stands rejected",
      "INDEX_DISAGREES",
      (text) => text.replace(/{"row":499}/, '{"row":498}'),
    ],
    [
      "is of another contract",
      "INDEX_DISAGREES",
      (text) => text.replace(/"reward":"0x..../, '"reward":"0x1234'),
    ],
    ["is ahead of the chain", "INDEX_DISAGREES", (text) => text.replace(/"number":\d+/, '"number":99999')],
    ["answers with a page of its host's", "INDEX_UNREACHABLE", () => "<html>"],
    ["answers without the data", "INDEX_UNREACHABLE", () => '{"errors":[]}'],
  ];
  for (const [what, code, lie] of LIES) {
    it(`is not believed where it ${what}: the chain is read, and that is said`, async () => {
      const { reward, chainId } = contest;
      const indexUrl = proxy.url;
      const fresh = openReads({ reward, chainId, indexUrl, onDoubt: (why) => doubts.push(why) });
      doubts = [];
      proxy.lie(lie);
      try {
        const board = await fresh.board(AUDITED);
        const page = await board.page(0, 1000);
        expect(doubts.map((why) => why.code)).to.include(code);
        expect(board.source.kind).to.equal("chain");
        expect(page).to.deep.equal(await (await chain.board(AUDITED)).page(0, 1000));
      } finally {
        proxy.lie((text) => text);
      }
    });
  }

  it("is not believed where it stays behind, or is gone in the middle of a leaderboard", async () => {
    const board = await reads.board(AUDITED);
    const all = await board.page(0, 1000);
    const { chainId, reward } = contest;
    // What it says of its block stays as it is now.
    const { contest: at } = (await (await fetch(`${index.url}/status`)).json()) as {
      contest: { block: { number: number; timestamp: number } };
    };
    await contest.provider.send("anvil_mine", ["0x6", "0x14"]);
    proxy.lie((text) => text.replace(/"block":{[^}]*}/, `"block":${JSON.stringify(at.block)}`));
    doubts = [];
    const late = openReads({ reward, chainId, indexUrl: proxy.url, onDoubt: (why) => doubts.push(why) });
    expect((await late.board(AUDITED)).source.kind).to.equal("chain");
    expect(doubts.map(({ code }) => code)).to.deep.equal(["INDEX_BEHIND"]);

    await index.stop();
    doubts = [];
    expect(await board.page(0, 1000)).to.deep.equal(all);
    expect(doubts.map(({ code }) => code)).to.deep.equal(["INDEX_UNREACHABLE"]);
    expect(board.source.kind).to.equal("chain");
  });
});
