import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type ContestError, chainReads, openReads } from "@idol/client";
import { freePort } from "@idol/dev/free-port";
import { type RunningIndex, startIndex } from "@idol/indexer";
import { caughtUp, everything, type MockContest, singerOf, startMockContest } from "@idol/indexer/testing";
import { expect } from "chai";
import { useSuiteFolder } from "../test/helpers/folder.ts";
import { findPostgres, type Postgres, startPostgres } from "./helpers/postgres.ts";

const SEASON = 1n;
const SCHEMA = "idol_1";
const INDEXER = fileURLToPath(new URL("../indexer", import.meta.url));

describe("an index on Postgres", function () {
  this.timeout(1_200_000);
  const folder = useSuiteFolder();
  let postgres: Postgres | undefined;
  let contest: MockContest;
  let index: RunningIndex;
  let claimed = 0;
  const servers: ChildProcess[] = [];

  const claim = async (count: number) => {
    const numbers = Array.from({ length: count }, (_, at) => claimed + at);
    claimed += count;
    await contest.claim(SEASON, numbers, (number) => BigInt((number * 7919) % 97));
  };
  const start = () =>
    startIndex({
      node: contest.anvil.url,
      contest: { chainId: contest.chainId, reward: contest.address },
      folder: folder.path("index"),
      databaseUrl: postgres!.url,
      schema: SCHEMA,
      pollingMilliseconds: 200,
    });
  /** As docs/OPERATIONS.md has it: a process that reads no chain, on the same database. */
  const serve = async (): Promise<string> => {
    const port = await freePort();
    const args = ["ponder", "serve", "--schema", SCHEMA, "--hostname", "127.0.0.1", "--port", `${port}`];
    const child = spawn("npx", args, {
      cwd: INDEXER,
      // npx starts a shell, which starts Ponder: they are ended together.
      detached: true,
      stdio: "ignore",
      env: {
        ...process.env,
        IDOL_INDEX_CHAIN_ID: `${contest.chainId}`,
        IDOL_INDEX_NODE: contest.anvil.url,
        IDOL_INDEX_REWARD: contest.address,
        DATABASE_URL: postgres!.url,
        PONDER_TELEMETRY_DISABLED: "true",
      },
    });
    servers.push(child);
    await answering(`http://127.0.0.1:${port}`, child);
    return `http://127.0.0.1:${port}`;
  };
  const expectSame = async (url: string) => {
    await caughtUp(url, contest, 300_000);
    const { reward, chainId } = contest;
    const doubts: ContestError[] = [];
    const onDoubt = (why: ContestError) => doubts.push(why);
    const singers = [0, 50, claimed - 1, 9999].map((number) => singerOf(number).address);
    const said = await everything(openReads({ reward, chainId, indexUrl: url, onDoubt }), [SEASON], singers);
    expect(doubts.map(({ message }) => message)).to.deep.equal([]);
    expect(said).to.deep.equal(await everything(chainReads(reward), [SEASON], singers));
  };

  before(async function () {
    const programs = findPostgres();
    if (programs === undefined) {
      process.stdout.write("      no Postgres is installed here: apt-get install postgresql\n");
      return this.skip();
    }
    postgres = await startPostgres(programs);
    contest = await startMockContest();
    await contest.openSeason({}, 10n ** 9n);
    await claim(150);
    await contest.provider.send("anvil_mine", ["0x28"]);
    await claim(10);
    index = await start();
  });
  after(async () => {
    for (const { pid, exitCode, signalCode } of servers) {
      if (exitCode === null && signalCode === null) process.kill(-pid!, "SIGKILL");
    }
    await index?.stop();
    await contest?.stop();
    await postgres?.stop();
  });

  it("gives the chain's answers, of the past and of what comes", async () => {
    await expectSame(index.url);
    await claim(20);
    await expectSame(index.url);
    process.stdout.write(`      ${postgres!.version}\n`);
  });

  it("gives them by two more API servers too, after a reorganisation, and while the index is gone and back", async () => {
    const urls = [await serve(), await serve()];
    for (const url of urls) await expectSame(url);
    await claim(20);
    await contest.provider.send("anvil_reorg", [3, []]);
    await claim(20);
    for (const url of [index.url, ...urls]) await expectSame(url);

    process.kill(index.pid, "SIGKILL");
    await index.ended;
    for (const url of urls) await expectSame(url);
    await claim(20);
    index = await start();
    for (const url of [index.url, ...urls]) await expectSame(url);
  });
});

/** Waits until a server answers; one that ends does not. */
async function answering(url: string, child: ChildProcess): Promise<void> {
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`ponder serve ended with ${code}`);
  });
  ended.catch(() => {});
  for (;;) {
    const answer = await Promise.race([fetch(`${url}/`).catch(() => undefined), ended]);
    if (answer?.ok) return;
    await Promise.race([new Promise((resolve) => setTimeout(resolve, 200)), ended]);
  }
}
