import { copyFile, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Anvil, startAnvil } from "@idol/dev/anvil";
import { verifierFile } from "@idol/ezkl/artefacts";
import { ensureEzkl } from "@idol/ezkl/build";
import { CodedError } from "@idol/ezkl/errors";
import { parseProof, proofCalldata, toSigned } from "@idol/ezkl/proof";
import { provideCeremonySrs, provideTestSrs, type Srs } from "@idol/ezkl/srs";
import { buildJudge } from "@idol/ml/building";
import { type JudgeManifest, type ProveResult, parseInput } from "@idol/ml/circuit";
import { makeTwin, scoreInteger } from "@idol/ml/judge";
import { type Judge, loadJudge, paths } from "@idol/ml/judges";
import { checkPlace, createProver, loadProvingArtefacts } from "@idol/ml/proving";
import { expect } from "chai";
import { Contract, ContractFactory, JsonRpcProvider } from "ethers";

/** A 248-bit key, as `deriveKey` makes them. */
const KEY = 0x1234567890abcdef1234f39fd6e51aad88f6f4ce6ab8827279cfffb92266n;

const ABI = ["function verifyProof(bytes proof, uint256[] instances) view returns (bool)"];

/** The EVM's limit for a contract's code. */
const LARGEST_CODE = 24_576;

/** The ceremony's SRS where there is a network, else one for tests: the manifest then says so. */
async function anySrs(logrows: number): Promise<Srs> {
  try {
    return await provideCeremonySrs(logrows);
  } catch (thrown) {
    if (!(thrown instanceof CodedError && thrown.code === "SRS_MISSING")) throw thrown;
    return await provideTestSrs(logrows, () => ensureEzkl());
  }
}

/** The deployed code's size and the contract's creation code, by the compiler that Hardhat uses, with its settings. */
async function compile(path: string, name: string): Promise<string> {
  const solc = createRequire(import.meta.url)("solc");
  const input = {
    language: "Solidity",
    sources: { verifier: { content: await readFile(path, "utf8") } },
    settings: {
      evmVersion: "cancun",
      optimizer: { enabled: true, runs: 200 },
      outputSelection: { "*": { "*": ["evm.bytecode.object"] } },
    },
  };
  const output = JSON.parse(solc.compile(JSON.stringify(input)));
  return `0x${output.contracts.verifier[name].evm.bytecode.object}`;
}

describe("the tutorial's judge, built, proved and verified on chain", function () {
  this.timeout(1_200_000);
  let folder: string;
  let judge: Judge;
  let manifest: JudgeManifest;
  let proved: ProveResult;
  let x: Float64Array;
  let anvil: Anvil;
  let provider: JsonRpcProvider;
  let verifier: Contract;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "idol-slow-"));
    judge = await loadJudge("tutorial");
    const place = { folder: join(folder, "judge"), verifiers: join(folder, "generated") };
    await mkdir(place.folder);
    for (const artefact of ["config", "network", "input"] as const)
      await copyFile(paths.artefact("tutorial", artefact), paths.artefactIn(place.folder, artefact));
    const { quantisation, features } = judge.config;
    await buildJudge({
      judge: "tutorial",
      quantisation,
      features,
      place,
      srs: () => anySrs(quantisation.logrows),
    });
    manifest = await checkPlace("tutorial", place);
    x = parseInput(await readFile(paths.artefactIn(place.folder, "input"), "utf8")).x;
    const artefacts = await loadProvingArtefacts("tutorial", place.folder);
    const prover = await createProver({ judge: artefacts, backend: "native", cache: join(folder, "cache") });
    try {
      proved = await prover.prove({ x, key: KEY });
    } finally {
      await prover.close();
    }
    anvil = await startAnvil();
    provider = new JsonRpcProvider(anvil.url, undefined, { cacheTimeout: -1 });
    const bytecode = await compile(verifierFile(place, "tutorial"), manifest.verifier);
    const factory = new ContractFactory(ABI, bytecode, await provider.getSigner());
    const deployed = await factory.deploy();
    await deployed.waitForDeployment();
    verifier = new Contract(await deployed.getAddress(), ABI, provider);
  });

  after(async () => {
    provider?.destroy();
    await anvil?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const ask = (proof: string, instances: bigint[]): Promise<boolean> =>
    verifier.getFunction("verifyProof").staticCall(proof, instances);
  const refusal = (proof: string, instances: bigint[]) =>
    ask(proof, instances).then(
      (answer) => `answered ${answer}`,
      () => "refused",
    );

  it("has the tutorial's size: 128 × 130, 992 relus, logrows 16 in two columns", () => {
    expect(judge.network.weights.linearWeight).to.have.length(992);
    expect(x).to.have.length(128 * 130);
    expect(manifest.srs.logrows).to.equal(16);
    expect(manifest.rows).to.be.within(2 ** 15, 2 ** 16);
  });

  it("scores as its integer twin, for the key that was asked", () => {
    expect(proved.instances[0]).to.equal(KEY);
    const expected = scoreInteger(makeTwin(judge.network, judge.config.quantisation), x);
    expect(toSigned(proved.instances[1])).to.equal(expected);
  });

  it("is verified by its contract, which fits into the EVM's limit", async () => {
    const [proof, instances] = proofCalldata(parseProof(proved.proof));
    expect(await ask(proof, instances)).to.equal(true);
    const code = await provider.getCode(await verifier.getAddress());
    expect((code.length - 2) / 2).to.be.below(LARGEST_CODE);
  });

  it("is refused with another key, another score, or one bit of the proof flipped", async () => {
    const [proof, instances] = proofCalldata(parseProof(proved.proof));
    const [key, score] = instances as [bigint, bigint];
    expect(await refusal(proof, [key + 1n, score])).to.equal("refused");
    expect(await refusal(proof, [key, score + 1n])).to.equal("refused");
    const flipped = `${proof.slice(0, -1)}${(Number.parseInt(proof.at(-1)!, 16) ^ 1).toString(16)}`;
    expect(await refusal(flipped, instances)).to.equal("refused");
  });
});
