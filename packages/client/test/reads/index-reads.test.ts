import { rejectionCode } from "@idol/dev/code-of";
import { startWebServer, type WebServer } from "@idol/dev/web-server";
import { expect } from "chai";
import type { IIdolReward } from "../../src/contracts/contracts.ts";
import { indexReads } from "../../src/reads/index-reads.ts";

const CONTEST = { reward: "0x5FbDB2315678afecb367f032d93F642f64180aa3", chainId: 31337n };
const CLAIM = { season: 1n, singer: "0x00000000000000000000000000000000000000a1" };
const TRANSACTION = `0x${"1".repeat(64)}`;

describe("reads of an index", () => {
  let server: WebServer;
  let asked: string[];
  let isUp: boolean;

  beforeEach(async () => {
    asked = [];
    isUp = true;
    server = await startWebServer((request, response) => {
      asked.push(request.url ?? "");
      if (!isUp) response.writeHead(503).end();
      else if (request.url === "/") {
        response.end(JSON.stringify({ contest: { chainId: `${CONTEST.chainId}`, reward: CONTEST.reward } }));
      } else {
        response.end(
          JSON.stringify({ data: { claim: { transaction: TRANSACTION }, audits: { items: [] } } }),
        );
      }
    });
  });
  afterEach(() => server.stop());

  const open = () => {
    const reward = { getAddress: async () => CONTEST.reward } as unknown as IIdolReward;
    return indexReads(server.url, reward, CONTEST);
  };

  it("ask which contest it is of once", async () => {
    const reads = open();
    const made = { claimed: TRANSACTION, rejected: undefined };
    expect(await reads.transactionsOf(CLAIM)).to.deep.equal(made);
    expect(await reads.transactionsOf(CLAIM)).to.deep.equal(made);
    expect(asked).to.deep.equal(["/", "/graphql", "/graphql"]);
  });

  it("ask so again where the index did not answer", async () => {
    const reads = open();
    isUp = false;
    expect(await rejectionCode(reads.transactionsOf(CLAIM))).to.equal("INDEX_UNREACHABLE");
    isUp = true;
    expect((await reads.transactionsOf(CLAIM))?.claimed).to.equal(TRANSACTION);
    expect(asked).to.deep.equal(["/", "/", "/graphql"]);
  });
});
