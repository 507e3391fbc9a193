import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@idol/dev/free-port";
import { expect } from "chai";
import { appPaths } from "../../host/paths.ts";

const READY = "The page is ready: ";

interface Run {
  child: ChildProcess;
  /** All that it has said. */
  said(): string;
  /** Resolves with its exit code. */
  ended: Promise<number | null>;
}

describe("npm run app", function () {
  this.timeout(120_000);
  const runs: Run[] = [];

  /** Starts what the script starts. */
  function run(...args: string[]): Run {
    const child = spawn(process.execPath, [join(appPaths.app, "host/run.ts"), ...args], {
      cwd: appPaths.workspace,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        said += text;
      });
    }
    const ended = once(child, "close").then(([code]) => code as number | null);
    const started = { child, said: () => said, ended };
    runs.push(started);
    return started;
  }

  async function waitFor({ said, child }: Run, text: string): Promise<void> {
    while (!said().includes(text)) {
      if (child.exitCode !== null) throw new TypeError(`it ended and said: ${said()}`);
      await sleep(50);
    }
  }

  /** Ends it as Ctrl-C does, with everything that it started and that holds its output. */
  async function interrupt({ child, ended }: Run): Promise<void> {
    child.kill("SIGINT");
    expect(await ended).to.equal(0);
  }

  const answers = (port: number) =>
    fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    );

  afterEach(() => {
    for (const { child } of runs.splice(0)) child.kill();
  });

  it("serves the page with its headers and its contest, and is gone at Ctrl-C, with its chain", async () => {
    const [port, chainPort] = [await freePort(), await freePort()];
    const app = run("--port", `${port}`, "--chain-port", `${chainPort}`);
    await waitFor(app, READY);
    const url = `http://localhost:${port}/`;
    expect(app.said()).to.include(`${READY}${url}`);

    const page = await fetch(url);
    expect(page.headers.get("cross-origin-opener-policy")).to.equal("same-origin");
    expect(page.headers.get("cross-origin-embedder-policy")).to.equal("require-corp");
    expect(await page.text()).to.include("<title>Idol");
    const deployment = (await (await fetch(new URL("deployment.json", url))).json()) as {
      chainId: number;
      reward: string;
      demoAccounts: { name: string }[];
    };
    expect(deployment.chainId).to.equal(31337);
    expect(deployment.demoAccounts.map(({ name }) => name)).to.include.members(["Singer", "Auditor"]);
    const { reward } = deployment;
    const request = { jsonrpc: "2.0", id: 1, method: "eth_getCode", params: [reward, "latest"] };
    const answer = await fetch(new URL("rpc", url), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(request),
    });
    expect(((await answer.json()) as { result: string }).result.length, "the contract's code").to.be.above(
      1000,
    );

    await interrupt(app);
    expect([await answers(port), await answers(chainPort)]).to.deep.equal([false, false]);
  });

  it("serves relay and index beside the page where they are asked for, and ends them with it", async function () {
    this.timeout(600_000);
    const [port, chainPort] = [await freePort(), await freePort()];
    const app = run("--port", `${port}`, "--chain-port", `${chainPort}`, "--with", "index,relay");
    await waitFor(app, READY);
    const url = `http://localhost:${port}/`;
    const deployment = (await (await fetch(new URL("deployment.json", url))).json()) as Record<
      string,
      string
    >;
    expect(deployment).to.include({ relayUrl: "relay", indexUrl: "index/" });
    const { contest } = (await (await fetch(new URL("index/", url))).json()) as {
      contest: { reward: string };
    };
    expect(contest.reward).to.equal(deployment.reward);
    expect((await fetch(new URL("relay/health", url))).status).to.equal(200);
    const indexPort = Number(/The index is at http:\/\/127\.0\.0\.1:(\d+)/.exec(app.said())?.[1]);
    expect(await answers(indexPort)).to.equal(true);

    await interrupt(app);
    expect([await answers(indexPort), await answers(chainPort)]).to.deep.equal([false, false]);
  });

  it("leaves no chain behind when it is ended while the contest is being set up", async () => {
    const [port, chainPort] = [await freePort(), await freePort()];
    const app = run("--port", `${port}`, "--chain-port", `${chainPort}`);
    await waitFor(app, "Starting a local chain");
    while (!(await answers(chainPort))) await sleep(50);
    expect(app.said()).to.not.include(READY);
    await interrupt(app);
    expect(await answers(chainPort)).to.equal(false);
  });

  for (const option of ["--port", "--chain-port"]) {
    it(`says at once that the port of ${option} is in use, and names another`, async () => {
      const server = createServer().listen(0, "127.0.0.1");
      await once(server, "listening");
      const { port } = server.address() as { port: number };
      try {
        const others = option === "--port" ? [] : ["--port", `${await freePort()}`];
        const app = run(...others, option, `${port}`);
        expect(await app.ended).to.equal(1);
        expect(app.said())
          .to.include(`Port ${port} is not available`)
          .and.include(`${option} ${port + 1}`);
      } finally {
        server.close();
      }
    });
  }

  it("explains itself, and refuses what it does not know", async () => {
    const help = run("--help");
    expect(await help.ended).to.equal(0);
    expect(help.said()).to.include("--chain-port N");
    const wrong = run("--prot", "1");
    expect(await wrong.ended).to.equal(1);
    expect(wrong.said()).to.include("--prot").and.include("--port N");
    const service = run("--with", "relay,oracle");
    expect(await service.ended).to.equal(1);
    expect(service.said()).to.include('--with "oracle"').and.include("relay, index");
    const none = run("--port", "http");
    expect(await none.ended).to.equal(1);
    expect(none.said()).to.include('--port "http" is no port');
  });
});
