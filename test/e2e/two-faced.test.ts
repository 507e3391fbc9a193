import { readFile, writeFile } from "node:fs/promises";
import { rewardAt, termsHashOf } from "@idol/client";
import { drawOpening, recordingHashOf } from "@idol/client/key";
import { type Anvil, startAnvil } from "@idol/dev/anvil";
import { startWebServer, type WebServer } from "@idol/dev/web-server";
import { canonicalRecording, decodeAudio, encodeWav } from "@idol/ml/audio";
import { expect } from "chai";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { type ChunkSpec, fmt, riffBytes } from "../../ml/test/audio/container-bytes.ts";
import { interleave } from "../../ml/test/audio/voices.ts";
import { pcm16 } from "../../ml/test/audio/wav-bytes.ts";
import { DISGUST_CLIP, SURPRISE_CLIP } from "../../tasks/demo/clips.ts";
import { proveRecording, writeProof } from "../../tasks/proofs/prove-recording.ts";
import { useSuiteFolder } from "../helpers/folder.ts";
import { anvilAt, createRuntime, runTaskIn } from "../helpers/runtime.ts";
import { expectCode } from "../tasks/expect-code.ts";

const DAY = 86400;
const RATE = 48000;

/** What is to be judged, and what is to be heard instead, as 16-bit samples of one length. */
async function twoVoices(): Promise<{ judged: Int16Array; heard: Int16Array }> {
  const [judged, heard] = await Promise.all(
    [SURPRISE_CLIP, DISGUST_CLIP].map(async (clip) =>
      Int16Array.from(decodeAudio(await readFile(clip)).samples, (sample) => sample * 32768),
    ),
  );
  const length = Math.min(judged!.length, heard!.length);
  return { judged: judged!.subarray(0, length), heard: heard!.subarray(0, length) };
}

const data = (samples: Int16Array): ChunkSpec => ({ id: "data", body: pcm16(samples) });
const quieter = (samples: Int16Array, by: number) => samples.map((sample) => Math.round(sample / by));

/** Files that are heard as the one voice, and of which some reading gives the other. */
function twoFaced({ judged, heard }: { judged: Int16Array; heard: Int16Array }): Record<string, Uint8Array> {
  const format = { sampleRate: RATE };
  const below = quieter(judged, 50);
  const half = quieter(heard, 2);
  const silence = new Int16Array(judged.length);
  return {
    "even samples one voice, odd ones the other, in blocks of four bytes": riffBytes([
      fmt({ ...format, sampleRate: 2 * RATE, blockAlign: 4 }),
      data(interleave(heard, below)),
    ]),
    "the heard voice in opposite phase": riffBytes([
      fmt({ ...format, channels: 2 }),
      data(
        interleave(
          half.map((sample, n) => sample + below[n]!),
          half.map((sample, n) => -sample + below[n]!),
        ),
      ),
    ]),
    "two data chunks": riffBytes([fmt(format), data(judged), data(heard)]),
    "the judged voice for low frequencies, which players leave out": riffBytes([
      fmt({ ...format, channels: 6, extensible: { speakers: 0x3f } }),
      data(interleave(below, below, below, judged, silence, silence)),
    ]),
    "the heard voice behind the judged one's samples": riffBytes([
      fmt(format),
      data(judged),
      { id: "junk", body: pcm16(heard) },
    ]),
  };
}

describe("recordings that are judged as one voice and heard as another, in an audited season on Anvil", function () {
  this.timeout(300_000);
  const folder = useSuiteFolder();
  let anvil: Anvil;
  let server: WebServer;
  let hre: HardhatRuntimeEnvironment;
  let reward: string;
  let files: Record<string, Uint8Array>;
  const singers: string[] = [];
  const hosted = new Map<string, Uint8Array>();

  const run = (id: string | string[], args: Record<string, unknown> = {}) => runTaskIn(hre, id, args);
  const pass = async (days: number): Promise<void> => {
    const { provider } = await hre.network.getOrCreate();
    await provider.request({ method: "evm_increaseTime", params: [days * DAY] });
    await provider.request({ method: "evm_mine", params: [] });
  };
  /** A negative audit tells the shell; here it must not tell mocha's. */
  const audit = async (singer: string) => {
    const playTo = folder.path(`${singer}.wav`);
    const found = await run("idol:audit", { claim: `1:${singer}`, reward, allowLoopback: true, playTo });
    const { exitCode } = process;
    process.exitCode = undefined;
    return { ...found, exitCode };
  };

  before(async () => {
    anvil = await startAnvil();
    hre = await createRuntime("anvil", folder.path("ignition"), anvilAt(anvil.url));
    server = await startWebServer((request, response) => {
      const file = hosted.get(request.url!);
      response.statusCode = file === undefined ? 404 : 200;
      response.end(file);
    });
    const voices = await twoVoices();
    files = twoFaced(voices);
    const honest = encodeWav(
      Float64Array.from(voices.judged, (sample) => sample / 32768),
      RATE,
    );
    const judgedFile = folder.path("judged.wav");
    await writeFile(judgedFile, honest);
    const { ethers } = await hre.network.getOrCreate();
    const [, auditor, ...accounts] = (await ethers.getSigners()).map(({ address }) => address);
    const terms = { auditor, bond: "0.001", revealPeriod: "2d", auditPeriod: "3d" };
    const { result } = await run("idol:deploy", { prize: "0.01", pot: "0.1", duration: "10d", ...terms });
    reward = result.reward;
    const opened = await rewardAt(reward, ethers.provider).seasonOf(1n);
    const termsHash = termsHashOf(opened.terms, opened.state.verifierCodeHash);
    // What the attacker's own tool does: prove the judged voice, and bind the hash of another file.
    for (const [at, file] of [honest, ...Object.values(files)].entries()) {
      const account = accounts[at]!;
      const opening = drawOpening(recordingHashOf(file));
      const key = { account, chainId: 31337n, reward, season: 1n, termsHash, opening };
      const made = await proveRecording({ audio: judgedFile, judge: "idol", key });
      await writeProof(folder.path(`${at}.json`), made);
      await run("idol:claim", { proof: folder.path(`${at}.json`), from: account });
      singers.push(account);
      hosted.set(`/${at}.wav`, file);
    }
    await pass(10);
    for (const [at, from] of singers.entries()) {
      await run("idol:reveal", {
        season: "1",
        uri: `${server.url}/${at}.wav`,
        proof: folder.path(`${at}.json`),
        from,
        reward,
        unchecked: true,
      });
    }
  });
  after(async () => {
    await server?.stop();
    await anvil?.stop();
  });

  it("the judged voice itself is what was proved, and what is played", async () => {
    const { result, exitCode } = await audit(singers[0]!);
    expect(result.asProved).to.equal(true);
    expect(exitCode ?? 0).to.equal(0);
    expect(decodeAudio(await readFile(result.playTo)).samples.length).to.be.above(RATE);
  });

  const NAMES = Object.keys(twoFaced({ judged: new Int16Array(1), heard: new Int16Array(1) }));
  for (const [at, name] of NAMES.entries()) {
    it(`${name}: the audit fails it, though the hash is the revealed one`, async () => {
      const { result, output, exitCode } = await audit(singers[at + 1]!);
      expect(result.recordingHash.found).to.equal(result.recordingHash.claimed);
      expect(result.asProved).to.equal(false);
      expect(exitCode).to.equal(1);
      expect(output).to.match(/NOT what was proved\. .*(plain WAV|cannot score it)/);
    });
  }

  it("the page's and idol:prove's own file of any of them is heard as it is judged", () => {
    const readable = Object.values(files).flatMap((file) => {
      try {
        return [decodeAudio(file)];
      } catch {
        return [];
      }
    });
    expect(readable).to.have.length(2);
    for (const recording of readable) {
      const { samples } = decodeAudio(canonicalRecording(recording));
      // To half a step of 16 bits, which is all that a mean of two channels can lie between.
      expect(samples.every((sample, n) => Math.abs(sample - recording.samples[n]!) <= 2 ** -16)).to.equal(
        true,
      );
    }
  });

  describe("the audit of the whole season", () => {
    const auditAll = async (args: Record<string, unknown> = {}) => {
      const options = { season: "1", reward, allowLoopback: true, out: folder.path("audit.jsonl"), ...args };
      const found = await run("idol:audit", options);
      const { exitCode } = process;
      process.exitCode = undefined;
      return { ...found, exitCode };
    };
    const linesOf = async (file: string) =>
      (await readFile(folder.path(file), "utf8"))
        .split("\n")
        .flatMap((line) => (line === "" ? [] : [JSON.parse(line)]));

    it("finds each of them, writes a line a claim and what to listen to, and sets the exit code", async () => {
      // Its host does not answer yet.
      const path = `/${singers.length - 1}.wav`;
      const last = hosted.get(path)!;
      hosted.delete(path);
      const { result, output, exitCode } = await auditAll({ playTo: folder.path("listen") });
      hosted.set(path, last);
      expect(result).to.deep.include({ claims: 6, chosen: 6, kept: 0, copies: 0 });
      expect(result.outcomes).to.deep.equal({
        "as-proved": 1,
        "not-as-proved": 4,
        unavailable: 1,
        "not-revealed": 0,
      });
      expect(exitCode).to.equal(1);
      expect(output).to.include("1 as proved, 4 NOT as proved, 1 unavailable");
      const lines = await linesOf("audit.jsonl");
      expect(lines.map(({ singer }) => singer)).to.deep.equal(singers);
      expect(decodeAudio(await readFile(lines[0].playTo)).sampleRate).to.equal(RATE);
    });

    it("goes on where it stopped: what was settled is kept, what was unavailable is tried again", async () => {
      const { result } = await auditAll();
      expect(result).to.include({ chosen: 6, kept: 5 });
      expect(result.outcomes).to.include({ "as-proved": 1, "not-as-proved": 5 });
      expect(await linesOf("audit.jsonl")).to.have.length(7);
    });

    it("is shared out among jobs, and drawn by lot", async () => {
      const parts = [];
      for (const shard of ["1/2", "2/2"]) {
        const { result } = await auditAll({ shard, out: folder.path(`${shard[0]}.jsonl`) });
        parts.push(...result.lines.map(({ singer }: { singer: string }) => singer));
      }
      expect(parts.sort()).to.deep.equal([...singers].sort());
      const drawn = { sample: "2", seed: `0x${"ab".repeat(32)}`, out: folder.path("drawn.jsonl") };
      const { result } = await auditAll(drawn);
      expect(result).to.include({ claims: 6, chosen: 2 });
    });

    it("is JSON lines with --json: the claims, then a summary", async () => {
      const { output } = await auditAll({ json: true });
      const lines = output
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
      expect(lines).to.have.length(7);
      expect(lines[0]).to.include({ singer: singers[0], outcome: "as-proved" });
      expect(lines[6]).to.deep.include({ claims: 6, kept: 6 });
    });

    it("refuses what belongs to one claim, and a season without audit", async () => {
      await expectCode("OPTION_INVALID", () => auditAll({ recording: SURPRISE_CLIP }));
      await expectCode("OPTION_INVALID", () => auditAll({ claim: `1:${singers[0]}` }));
      await expectCode("OPTION_INVALID", () =>
        run("idol:audit", { claim: `1:${singers[0]}`, reward, shard: "1/2" }),
      );
      await expectCode("OPTION_INVALID", () => auditAll({ sample: "2" }));
      await expectCode("SEASON_UNKNOWN", () => auditAll({ season: "9" }));
    });
  });

  describe("in the end", () => {
    it("the auditor rejects one of them as not what was proved", async () => {
      const { ethers } = await hre.network.getOrCreate();
      const [, auditor] = await ethers.getSigners();
      const { result } = await run("idol:reject", {
        claim: `1:${singers[1]}`,
        reason: "not-what-was-proved",
        from: auditor!.address,
        reward,
      });
      expect(result).to.include({ reason: "not-what-was-proved" });
    });
  });
});
