import { delimiter, join } from "node:path";
import { expect } from "chai";
import { startAnvil } from "../../chain/anvil.ts";
import { workspace } from "../../workspace.ts";

describe("the bench's chain", function () {
  this.timeout(60_000);

  it("answers, and is gone with the program behind npm's script when it is stopped", async () => {
    const before = process.env.PATH;
    process.env.PATH = [join(workspace, "node_modules", ".bin"), before].join(delimiter);
    try {
      const { provider, stop } = await startAnvil();
      const { url } = provider._getConnection();
      const ask = () =>
        fetch(url, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_chainId", params: [] }),
        });
      expect(await (await ask()).json()).to.include({ result: "0x7a69" });
      await stop();
      expect(await ask().catch(() => "nobody")).to.equal("nobody");
    } finally {
      process.env.PATH = before;
    }
  });
});
