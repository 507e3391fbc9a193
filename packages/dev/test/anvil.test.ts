import { createServer } from "node:net";
import { type Anvil, startAnvil } from "@idol/dev/anvil";
import { freePort } from "@idol/dev/free-port";
import { expect } from "chai";

describe("startAnvil", function () {
  this.timeout(60_000);
  const started: Anvil[] = [];
  const start = async (options?: Parameters<typeof startAnvil>[0]) => {
    const anvil = await startAnvil(options);
    started.push(anvil);
    return anvil;
  };
  const chainIdOf = async ({ url }: Anvil): Promise<string> => {
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_chainId", params: [] });
    const headers = { "content-type": "application/json" };
    const answer = await fetch(url, { method: "POST", headers, body });
    return ((await answer.json()) as { result: string }).result;
  };
  afterEach(async () => {
    for (const { stop } of started.splice(0)) await stop();
  });

  it("gives every chain a free port of its own", async () => {
    const [one, two] = [await start(), await start({ chainId: 11155111 })];
    expect(one.port).to.not.equal(two.port);
    expect([await chainIdOf(one), await chainIdOf(two)]).to.deep.equal(["0x7a69", "0xaa36a7"]);
  });

  it("ends the program behind npm's script, after which the port is free again", async () => {
    const { port, stop } = await start();
    await stop();
    const again = await start({ port });
    expect(again.port).to.equal(port);
    expect(await chainIdOf(again)).to.equal("0x7a69");
  });

  it("says so when the port is taken", async () => {
    const port = await freePort();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    try {
      const error = await start({ port }).catch((thrown: Error) => thrown);
      expect(error).to.be.an("error");
      expect((error as Error).message)
        .to.include(`port ${port}`)
        .and.to.match(/in use/i);
    } finally {
      server.close();
    }
  });
});
