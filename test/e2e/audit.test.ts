import { readFile } from "node:fs/promises";
import { startWebServer, type WebServer } from "@idol/dev/web-server";
import { canonicalRecording, cutClip, decodeAudio } from "@idol/ml/audio";
import { loadJudge } from "@idol/ml/judges";
import { expect } from "chai";
import { keccak256, ZeroAddress } from "ethers";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { DISGUST_CLIP, SURPRISE_CLIP } from "../../tasks/demo/clips.ts";
import type { IIdolReward } from "../../types/ethers-contracts/interfaces/IIdolReward.js";
import type { MockToken } from "../../types/ethers-contracts/mocks/MockToken.js";
import { useSuiteFolder } from "../helpers/folder.ts";
import { createRuntime, runTaskIn } from "../helpers/runtime.ts";
import { expectCode } from "../tasks/expect-code.ts";

/** Hardhat's own accounts. */
const OWNER = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
const AUDITOR = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const SINGER = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const COPIER = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";
const SILENT = "0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65";

const DAY = 86400;
const PRIZE = 10n ** 16n;
const BOND = 10n ** 15n;

describe("an audited season, in the native coin and in an ERC-20", function () {
  this.timeout(180_000);
  const folder = useSuiteFolder();
  let hre: HardhatRuntimeEnvironment;
  let reward: IIdolReward;
  let token: MockToken;
  let address: string;
  let server: WebServer;
  /** What idol:prove wrote beside the proof. */
  let served: Uint8Array;
  /** What the server says instead of that. */
  let answer: { status: number; body: Uint8Array } | undefined;

  const run = (id: string | string[], args: Record<string, unknown> = {}) =>
    runTaskIn(hre, id, { reward: address, ...args });
  const pass = async (days: number): Promise<void> => {
    const { provider } = await hre.network.getOrCreate();
    await provider.request({ method: "evm_increaseTime", params: [days * DAY] });
    await provider.request({ method: "evm_mine", params: [] });
  };
  const prove = (season: string, account: string, args: Record<string, unknown> = {}) =>
    run("idol:prove", {
      audio: SURPRISE_CLIP,
      account,
      season,
      out: folder.path(`${season}-${account}.json`),
      ...args,
    });
  const claim = (season: string, account: string) =>
    runTaskIn(hre, "idol:claim", { proof: folder.path(`${season}-${account}.json`), from: account });
  /** A negative audit tells the shell; here it must not tell mocha's. */
  const audit = async (claimed: string, args: Record<string, unknown> = {}) => {
    const before = process.exitCode;
    const found = await run("idol:audit", { claim: claimed, allowLoopback: true, ...args });
    const exitCode = process.exitCode;
    process.exitCode = before;
    return { ...found, exitCode };
  };
  const reject = (singer: string, reason: string, args: Record<string, unknown> = {}) =>
    run("idol:reject", { claim: `1:${singer}`, reason, from: AUDITOR, ...args });

  before(async () => {
    served = canonicalRecording(decodeAudio(await readFile(SURPRISE_CLIP)));
    server = await startWebServer((_request, response) => {
      response.statusCode = answer?.status ?? 200;
      response.end(answer?.body ?? served);
    });
    hre = await createRuntime("default", folder.path("ignition"));
    const { ethers } = await hre.network.getOrCreate();
    address = await (await ethers.deployContract("IdolReward", [OWNER, ZeroAddress])).getAddress();
    reward = await ethers.getContractAt("IIdolReward", address);
    token = await ethers.deployContract("MockToken");
    const verifier = await (await ethers.deployContract("IdolVerifier")).getAddress();
    const terms = {
      verifier,
      prize: "0.01",
      pot: "0.05",
      duration: "10d",
      auditor: AUDITOR,
      bond: "0.001",
      revealPeriod: "2d",
      auditPeriod: "3d",
    };
    await token.mint(OWNER, 10n ** 20n);
    await token.mint(SINGER, BOND);
    await run(["idol:season", "open"], { ...terms, phrase: true });
    await run(["idol:season", "open"], { ...terms, currency: await token.getAddress() });
  });
  after(() => server?.stop());

  it("binds the recording's hash because the season's terms ask for it, and says to keep the file", async () => {
    const { result, output } = await prove("1", SINGER);
    expect(result.binding.recordingHash).to.equal(keccak256(served));
    expect(output).to.include(keccak256(served)).and.include("keep the file");
    const words = `"${result.phrase}"`;
    expect(result.phrase).to.match(/^[a-z]+ [a-z]+ [a-z]+$/);
    expect(output).to.include(`listens for the words ${words}`);
    const status = await run("idol:status", { season: "1", singer: SINGER });
    expect(status.output).to.include(`listens for the words ${words}`);
    expect((await run("idol:status", { season: "1" })).output).to.include("see yours with --singer");
    expect(result.recording).to.equal(`${folder.path(`1-${SINGER}.json`)}.recording.wav`);
    expect(new Uint8Array(await readFile(result.recording))).to.deep.equal(served);
  });

  it("takes the recording's hash without a node by an option, and checks one that is given", async () => {
    const { termsHash } = (await reward.seasonOf(1n)).state;
    const alone = { chainId: "31337", terms: termsHash, out: folder.path("alone.json") };
    const unbound = (await prove("1", SINGER, alone)).result;
    expect(unbound.binding.recordingHash).to.match(/^0x0+$/);
    expect(unbound.recording).to.equal(undefined);
    const bound = await prove("1", SINGER, { ...alone, recordingHash: keccak256(served) });
    expect(bound.result.binding.recordingHash).to.equal(keccak256(served));
    expect(bound.result.binding).to.include({ version: 2, termsHash });
    // A claim may have been made with the proof that lies there: the one that replaces it opens it too.
    const again = await prove("1", SINGER, { ...alone, recordingHash: "auto" });
    expect(again.result.binding.salt).to.equal(bound.result.binding.salt);
    const elsewhere = { ...alone, recordingHash: "auto", out: folder.path("elsewhere.json") };
    const other = await prove("1", SINGER, elsewhere);
    expect(other.result.binding.salt, "each draws its own").to.not.equal(bound.result.binding.salt);
    await expectCode("BINDING_MISMATCH", () =>
      prove("1", SINGER, { ...alone, recordingHash: keccak256("0x01") }),
    );
    await expectCode("OPTION_INVALID", () => prove("1", SINGER, { ...alone, recordingHash: "yes" }));
    await expectCode("OPTION_INVALID", () => prove("1", SINGER, { ...alone, terms: "yes" }));
    await expectCode("OPTION_INVALID", () => prove("1", SINGER, { terms: keccak256("0x01") }));
  });

  it("lets nobody else send the claim without the singer's signature, and anybody with it", async () => {
    const file = folder.path(`1-${SINGER}.json`);
    const relay = (args: Record<string, unknown> = {}) =>
      runTaskIn(hre, "idol:claim", { proof: file, from: OWNER, relay: true, ...args });
    await expectCode("CONSENT_MISSING", () => relay());
    await expectCode("OPTION_INVALID", () =>
      runTaskIn(hre, "idol:claim", { proof: file, from: OWNER, sign: true }),
    );
    const { result, output } = await runTaskIn(hre, "idol:claim", { proof: file, from: SINGER, sign: true });
    const deadline = String(result.deadline);
    expect(output).to.include("--relay --deadline").and.include(result.signature);
    await expectCode("OPTION_INVALID", () => relay({ deadline }));
    await expectCode("OPTION_INVALID", () => relay({ sign: true }));
    await expectCode("OPTION_INVALID", () => relay({ deadline, signature: "sig" }));
    const forged = await expectCode("CONTRACT_REVERTED", () =>
      relay({ deadline: String(result.deadline + 1n), signature: result.signature }),
    );
    expect(forged.message).to.include("IdolInvalidSignature");
    const { provider } = await hre.network.getOrCreate();
    const snapshot = await provider.request({ method: "evm_snapshot", params: [] });
    const sent = await relay({ deadline, signature: result.signature });
    expect(sent.result).to.include({ singer: SINGER, prize: PRIZE, bond: BOND, relayed: true });
    await provider.request({ method: "evm_revert", params: [snapshot] });
  });

  it("sends the bond along, and says from when prize and bond can be taken out", async () => {
    const { result, output } = await claim("1", SINGER);
    expect(result).to.include({ prize: PRIZE, bond: BOND });
    const { state } = await reward.seasonOf(1n);
    expect(result.payableFrom).to.equal(state.finalAt);
    expect(output).to.include("Bond 0.001 ETH").and.include("idol:reveal");
  });

  it("approves the bond of a season in an ERC-20", async () => {
    await prove("2", SINGER);
    const { result } = await claim("2", SINGER);
    expect(result.bond).to.equal(BOND);
    expect(await token.balanceOf(SINGER)).to.equal(0n);
  });

  it("cannot claim in the ERC-20 without a bond to post", async () => {
    await prove("2", COPIER);
    const error = await expectCode("CONTRACT_REVERTED", () => claim("2", COPIER));
    expect(error.message).to.include("ERC20InsufficientBalance");
  });

  it("accepts claims that only the audit can reject: a copy's, and one that is never revealed", async () => {
    for (const account of [COPIER, SILENT]) {
      await prove("1", account);
      await claim("1", account);
    }
    const { result } = await run("idol:status", { season: "1" });
    expect(result.leaderboard.entries.map(({ standing }: { standing: string }) => standing)).to.deep.equal([
      "pending",
      "pending",
      "pending",
    ]);
  });

  it("keeps recordings secret until closing", async () => {
    const proof = folder.path(`1-${SINGER}.json`);
    const reveal = () =>
      run("idol:reveal", {
        season: "1",
        uri: `${server.url}/a.wav`,
        proof,
        from: SINGER,
        unchecked: true,
      });
    expect((await expectCode("CONTRACT_REVERTED", reveal)).message).to.include("IdolRevealTooEarly");
    const tooEarly = await expectCode("CONTRACT_REVERTED", () => reject(SINGER, "no-voice"));
    expect(tooEarly.message).to.include("IdolAuditTooEarly");
    await expectCode("RECORDING_UNAVAILABLE", () => audit(`1:${SINGER}`));
    // Not even with the file: what the chain shows until then fits nothing.
    await expectCode("RECORDING_UNAVAILABLE", () => audit(`1:${SINGER}`, { recording: SURPRISE_CLIP }));
    const claimed = await reward.claimOf(1n, SINGER);
    expect(claimed.recordingHash).to.match(/^0x0+$/);
    expect(claimed.commitment).to.not.equal((await reward.claimOf(1n, COPIER)).commitment);
  });

  it("takes a reveal that the singer signed, from anybody", async () => {
    await pass(11);
    const options = {
      season: "1",
      uri: `${server.url}/a.wav`,
      proof: folder.path(`1-${SINGER}.json`),
      allowLoopback: true,
    };
    const signed = await run("idol:reveal", { ...options, sign: true, from: SINGER });
    expect(signed.output).to.include("--signature 0x").and.to.include(`--reward ${address}`);
    const { deadline, signature, salt, recordingHash } = signed.result;
    const opening = `${salt}:${recordingHash}`;
    const send = (args: Record<string, unknown>) =>
      run("idol:reveal", {
        ...options,
        for: SINGER,
        opening,
        deadline: deadline.toString(),
        signature,
        ...args,
      });
    const forged = await expectCode("CONTRACT_REVERTED", () =>
      send({ uri: "https://elsewhere.example/a.wav", unchecked: true }),
    );
    expect(forged.message).to.include("IdolInvalidSignature");
    await expectCode("OPTION_INVALID", () => send({ opening: salt }));
    const other = await expectCode("CONTRACT_REVERTED", () =>
      send({ opening: `${salt}:${salt}`, unchecked: true }),
    );
    expect(other.message).to.include("IdolCommitmentMismatch");
    const { result } = await send({});
    expect(result).to.include({ singer: SINGER, recordingHash: keccak256(served) });
    const again = await expectCode("CONTRACT_REVERTED", () => send({}));
    expect(again.message).to.include("IdolAlreadyRevealed");
    await expectCode("OPTION_INVALID", () => run("idol:reveal", { ...options, for: SINGER }));
    await expectCode("OPTION_INVALID", () => send({ signature: "sig" }));
    await expectCode("CLAIM_UNKNOWN", () => run("idol:reveal", { ...options, from: OWNER }));
  });

  it("fetches what is to be revealed as the audit will, and sends nothing where that finds another file or none", async () => {
    const reveal = (uri: string, args: Record<string, unknown> = {}) =>
      run("idol:reveal", {
        season: "1",
        uri,
        from: COPIER,
        proof: folder.path(`1-${COPIER}.json`),
        allowLoopback: true,
        ...args,
      });
    const { ethers } = await hre.network.getOrCreate();
    const before = await ethers.provider.getTransactionCount(COPIER);
    for (const uri of [
      "ftp://x/a.wav",
      "file:///home/me/a.wav",
      "not a uri",
      "https://me:pw@x/a.wav",
      "ipfs://bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi",
    ]) {
      await expectCode("URI_REFUSED", () => reveal(uri));
    }
    await expectCode("URI_REFUSED", () => reveal(`${server.url}/b.wav`, { allowLoopback: false }));
    const whole = served;
    for (const [status, body, code] of [
      [404, whole, "RECORDING_UNAVAILABLE"],
      [200, new Uint8Array(0), "RECORDING_UNAVAILABLE"],
      [200, whole.slice(0, -1), "BINDING_MISMATCH"],
      [200, new Uint8Array(await readFile(SURPRISE_CLIP)), "BINDING_MISMATCH"],
    ] as const) {
      answer = { status, body };
      const error = await expectCode(code, () => reveal(`${server.url}/b.wav`));
      expect(error.message).to.include("Nothing was sent");
      await expectCode(code, () => reveal(`${server.url}/b.wav`, { sign: true }));
    }
    answer = undefined;
    expect(await ethers.provider.getTransactionCount(COPIER)).to.equal(before);
  });

  it("takes a reveal from the singer", async () => {
    const reveal = (proof: string) =>
      run("idol:reveal", {
        season: "1",
        uri: `${server.url}/b.wav`,
        from: COPIER,
        proof: folder.path(`1-${proof}.json`),
        allowLoopback: true,
      });
    const stolen = await expectCode("CONTRACT_REVERTED", () => reveal(SINGER));
    expect(stolen.message).to.include("IdolCommitmentMismatch");
    const { output } = await reveal(COPIER);
    expect(output).to.include("/b.wav");
  });

  it("fetches the recording and finds that it is what was proved", async () => {
    const { result, output, exitCode } = await audit(`1:${SINGER}`);
    expect(result).to.include({ asProved: true, judge: "idol", season: 1n });
    expect(result.score.found).to.equal(result.score.claimed);
    expect(result.copyOf).to.equal(undefined);
    expect(output).to.include("This is what was proved");
    const { result: status } = await run("idol:status", { season: "1", singer: SINGER });
    expect(result.phrase).to.equal(status.seasons[0].phrase);
    expect(output).to.include(`Phrase     "${result.phrase}"`);
    expect(exitCode ?? 0).to.equal(0);
  });

  it("does not fetch from this machine unless that is said", async () => {
    await expectCode("URI_REFUSED", () => audit(`1:${SINGER}`, { allowLoopback: false }));
  });

  it("finds that another file is not what was proved, and ends with an exit code for it", async () => {
    const { result, output, exitCode } = await audit(`1:${SINGER}`, { recording: DISGUST_CLIP });
    expect(result.asProved).to.equal(false);
    expect(result.score.found).to.equal(undefined);
    expect(output).to.include("NOT what was proved");
    expect(exitCode).to.equal(1);
  });

  it("finds that the clip itself is none: another file, though it holds the same samples", async () => {
    const { result, exitCode } = await audit(`1:${SINGER}`, { recording: SURPRISE_CLIP });
    expect(result.asProved).to.equal(false);
    expect(exitCode).to.equal(1);
  });

  it("writes the stretch that was judged, to listen to", async () => {
    const playTo = folder.path("listen.wav");
    const { output, result } = await audit(`1:${SINGER}`, { playTo });
    expect(result.playTo).to.equal(playTo);
    expect(output).to.include(playTo);
    const { samples, sampleRate } = decodeAudio(await readFile(playTo));
    const { config } = await loadJudge("idol");
    const judged = cutClip(decodeAudio(served).samples, sampleRate, config.features);
    expect(Array.from(samples)).to.deep.equal(Array.from(judged));
  });

  it("finds the earlier claim of the same recording", async () => {
    const { result, output } = await audit(`1:${COPIER}`);
    expect(result).to.include({ asProved: true, copyOf: SINGER });
    expect(output).to.include("this one is the copy");
  });

  it("audits nothing where there is nothing to audit", async () => {
    await expectCode("CLAIM_UNKNOWN", () => audit(`1:${OWNER}`));
    await expectCode("SEASON_UNKNOWN", () => audit(`9:${SINGER}`));
    for (const text of ["", "1", SINGER, `1:${SINGER}:2`, `x:${SINGER}`]) {
      await expectCode("OPTION_INVALID", () => audit(text));
    }
    await expectCode("FILE_NOT_FOUND", () => audit(`1:${SINGER}`, { recording: folder.path("none.wav") }));
  });

  it("lets the auditor reject a copy, with the original that the chain checks", async () => {
    await expectCode("OPTION_INVALID", () => reject(COPIER, "ugly"));
    await expectCode("OPTION_INVALID", () => reject(COPIER, "copy"));
    await expectCode("OPTION_INVALID", () => reject(COPIER, "no-voice", { original: SINGER }));
    const other = await expectCode("CONTRACT_REVERTED", () => reject(COPIER, "no-voice", { from: OWNER }));
    expect(other.message).to.include("IdolNotAuditor");
    const refuted = await expectCode("CONTRACT_REVERTED", () => reject(SINGER, "copy", { original: COPIER }));
    expect(refuted.message).to.include("IdolRejectReasonRefuted");
    const { result, output } = await reject(COPIER, "copy", { original: SINGER });
    expect(result.returned).to.equal(PRIZE);
    expect(output).to.include("0.01 ETH went back to the pot");
    await expectCode("CLAIM_UNKNOWN", () => run("idol:badge", { claim: `1:${COPIER}` }));
  });

  it("lets the auditor reject who did not reveal, once the reveal period is over", async () => {
    await expectCode("CONTRACT_REVERTED", () => reject(SILENT, "not-revealed"));
    await pass(2);
    await reject(SILENT, "not-revealed");
    const { result } = await run("idol:status", { season: "1" });
    expect(result.leaderboard.entries.map(({ singer }: { singer: string }) => singer)).to.deep.equal([
      SINGER,
    ]);
  });

  it("pays prize and bond when the audit is over, and not before", async () => {
    const withdraw = () => run("idol:withdraw", { for: SINGER, season: "1" });
    const early = await expectCode("CONTRACT_REVERTED", withdraw);
    expect(early.message).to.include("IdolClaimNotFinal");
    const all = await expectCode("CONTRACT_REVERTED", () => run("idol:withdraw", { for: SINGER }));
    expect(all.message).to.include("can still be rejected");
    const nobody = await expectCode("CONTRACT_REVERTED", () => run("idol:withdraw", { for: OWNER }));
    expect(nobody.message).to.include("No season owes");
    await pass(3);
    const over = await expectCode("CONTRACT_REVERTED", () => reject(SINGER, "no-voice"));
    expect(over.message).to.include("IdolAuditEnded");
    const { result } = await withdraw();
    const [payment] = result.payments;
    // Two claims were rejected: their bonds go to the one that stands.
    expect(payment.balanceAfter - payment.balanceBefore).to.equal(PRIZE + 3n * BOND);
    const { result: second } = await run("idol:withdraw", { for: SINGER });
    expect(second.payments).to.have.length(1);
    expect(await token.balanceOf(SINGER)).to.equal(PRIZE + BOND);
  });

  it("says when a file with the right hash holds nothing that the judge can score", async () => {
    const { auditRecording } = await import("../../tasks/chain/audit.ts");
    const { readClaim } = await import("@idol/client");
    const read = await readClaim(reward, { season: 1n, singer: SINGER });
    const noise = new TextEncoder().encode("not audio");
    const { score, claimedAt, row, status, revealed } = read.claim;
    const forged = { score, claimedAt, row, status, revealed, recordingHash: keccak256(noise) };
    const found = await auditRecording(reward, { ...read, claim: forged as typeof read.claim }, noise);
    expect(found.asProved).to.equal(false);
    expect(found.why).to.include("cannot score");
    const higher = { ...forged, recordingHash: read.claim.recordingHash, score: score + 1n };
    const changed = await auditRecording(reward, { ...read, claim: higher as typeof read.claim }, served);
    expect(changed.asProved).to.equal(false);
    expect(changed.score).to.deep.equal({ claimed: score + 1n, found: score });
  });
});
