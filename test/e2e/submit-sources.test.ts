import type { IncomingMessage } from "node:http";
import { createRequire } from "node:module";
import { type Anvil, startAnvil } from "@idol/dev/anvil";
import { startWebServer, type WebServer } from "@idol/dev/web-server";
import { expect } from "chai";
import { toQuantity, Wallet } from "ethers";
import { useSuiteFolder } from "../helpers/folder.ts";
import { createRuntime, runTaskIn } from "../helpers/runtime.ts";

/** The compiler has no types. */
const solc = createRequire(import.meta.url)("solc") as { compile(input: string): string };
const SEPOLIA = "11155111";
const DEPLOYMENT = { prize: "0.01", pot: "0.01", duration: "1d", open: true, verify: true };

/** What is sent to Sourcify, as its API v2 has it. */
interface Submitted {
  contractIdentifier: string;
  compilerVersion: string;
  stdJsonInput: { sources: Record<string, { content: string }>; settings: { evmVersion: string } };
}

describe("idol:deploy --verify", function () {
  this.timeout(120_000);
  const folder = useSuiteFolder();
  const own = Wallet.createRandom();
  const kept = [process.env.SEPOLIA_RPC_URL, process.env.SEPOLIA_PRIVATE_KEY];
  const submitted = new Map<string, Submitted>();
  let anvil: Anvil;
  let sourcify: WebServer;
  /** Contracts whose source this Sourcify refuses. */
  let refuses = (_contract: string): boolean => false;

  const runtime = () =>
    createRuntime("sepolia", folder.path("ignition"), {
      verify: {
        etherscan: { enabled: false },
        blockscout: { enabled: false },
        sourcify: { apiUrl: sourcify.url },
      },
    });

  before(async () => {
    anvil = await startAnvil({ chainId: Number(SEPOLIA) });
    process.env.SEPOLIA_RPC_URL = anvil.url;
    process.env.SEPOLIA_PRIVATE_KEY = own.privateKey;
    sourcify = await startWebServer(async (request, response) => {
      const address = request.url?.split("/").at(-1) ?? "";
      const match = { match: null, creationMatch: null, runtimeMatch: null, chainId: SEPOLIA, address };
      const send = (status: number, body: unknown) =>
        response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
      if (request.method === "POST") {
        submitted.set(address, JSON.parse(await read(request)));
        send(202, { verificationId: address });
      } else if (request.url?.startsWith("/v2/contract/")) {
        send(404, match);
      } else {
        const job = { isJobCompleted: true, verificationId: address, jobStartTime: "2026-11-22T00:00:00Z" };
        const contract = submitted.get(address)?.contractIdentifier ?? "";
        const error = { customCode: "no_match", message: "The bytecodes do not match", errorId: "1" };
        send(
          200,
          refuses(contract)
            ? { ...job, contract: match, error }
            : { ...job, contract: { ...match, match: "exact_match" } },
        );
      }
    });
    const { provider } = await (await runtime()).network.getOrCreate();
    await provider.request({ method: "anvil_setBalance", params: [own.address, toQuantity(10n ** 18n)] });
  });
  after(async () => {
    await anvil?.stop();
    await sourcify?.stop();
    for (const [index, name] of ["SEPOLIA_RPC_URL", "SEPOLIA_PRIVATE_KEY"].entries()) {
      if (kept[index] === undefined) delete process.env[name];
      else process.env[name] = kept[index];
    }
  });

  it("submits the sources of verifier, reward contract and badge, and nothing but its result is printed", async () => {
    const { log } = console;
    const logged: unknown[] = [];
    Object.assign(console, { log: (...what: unknown[]) => logged.push(what) });
    const deploy = async () => runTaskIn(await runtime(), "idol:deploy", { ...DEPLOYMENT, json: true });
    const { result, output } = await deploy().finally(() => Object.assign(console, { log }));
    expect(logged, "hardhat-verify's messages").to.deep.equal([]);
    expect(JSON.parse(output).verified).to.have.length(3);
    expect(result.verified.every(({ verified }: { verified: boolean }) => verified)).to.equal(true);
    const contracts = {
      [result.verifier]: "IdolVerifier",
      [result.reward]: "IdolReward",
      [result.badge]: "IdolBadge",
    };
    for (const [address, name] of Object.entries(contracts)) {
      const { contractIdentifier, compilerVersion, stdJsonInput } = submitted.get(address)!;
      expect(contractIdentifier).to.match(new RegExp(`contracts/.*${name}\\.sol:${name}$`));
      expect(compilerVersion).to.match(/^v0\.8\.30/);
      expect(stdJsonInput.settings.evmVersion).to.equal("cancun");
      const [source] = contractIdentifier.split(":");
      expect(stdJsonInput.sources[source!]?.content).to.include(`contract ${name}`);
    }
  });

  it("submits what compiles to the deployed verifier, byte for byte", async () => {
    const [address, { stdJsonInput, contractIdentifier }] = [...submitted].find(
      ([, { contractIdentifier: name }]) => name.endsWith("IdolVerifier"),
    )!;
    const output = JSON.parse(solc.compile(JSON.stringify(stdJsonInput)));
    const compiled = output.contracts[contractIdentifier.split(":")[0]!].IdolVerifier;
    const { ethers } = await (await runtime()).network.getOrCreate();
    expect(await ethers.provider.getCode(address)).to.equal(`0x${compiled.evm.deployedBytecode.object}`);
  });

  it("reports what an explorer refused, and does not fail", async () => {
    refuses = (contract) => contract.endsWith("IdolBadge");
    const { result, output } = await runTaskIn(await runtime(), "idol:deploy", DEPLOYMENT);
    const byContract = new Map(result.verified.map((said: { contract: string }) => [said.contract, said]));
    expect(byContract.get("IdolReward")).to.include({ verified: true });
    expect(byContract.get("IdolBadge")).to.include({ verified: false });
    expect(output).to.match(/sourcify +IdolBadge: .+/);
  });

  it("reports that an explorer does not answer", async () => {
    await sourcify.stop();
    const { result } = await runTaskIn(await runtime(), "idol:deploy", DEPLOYMENT);
    expect(result.verified).to.have.length(3);
    for (const { verified, said } of result.verified)
      expect({ verified, said: said !== "" }).to.deep.equal({ verified: false, said: true });
  });
});

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
