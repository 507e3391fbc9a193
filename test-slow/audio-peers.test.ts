import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { type GeneratedFile, generateFiles } from "../ml/test/audio/peers/generated-files.ts";
import { ownReading } from "../ml/test/audio/peers/own-reading.ts";

const SEED = 20261127;
const PYTHON = process.env.IDOL_PEERS_PYTHON ?? "python3";

/** Reads every file named on standard input, and writes its samples beside it. */
const LIBSNDFILE = `
import sys, soundfile
for path in sys.stdin.read().split():
    try:
        samples, _ = soundfile.read(path, dtype="float64", always_2d=True)
        samples.mean(axis=1).astype("<f8").tofile(path + ".libsndfile")
    except soundfile.LibsndfileError:
        pass
`;

/** A decoder on this machine: how to ask for its version, and how to let it read files into `<file>.<name>`, as float64. */
interface Peer {
  name: string;
  probe: string[];
  files: number;
  /** Files that it is known to read otherwise than their format says. */
  mistakes?: (file: GeneratedFile) => boolean;
  read(paths: readonly string[]): void;
}

const PEERS: Peer[] = [
  {
    name: "libsndfile",
    probe: [PYTHON, "-c", "import soundfile"],
    files: 5000,
    read: (paths) => run([PYTHON, "-c", LIBSNDFILE], paths.join("\n")),
  },
  {
    name: "ffmpeg",
    probe: ["ffmpeg", "-version"],
    files: 600,
    // It takes RIFX for little-endian.
    mistakes: ({ container }) => container === "RIFX",
    read: (paths) => {
      for (const path of paths) {
        run([
          "ffmpeg",
          "-v",
          "quiet",
          "-y",
          "-i",
          path,
          "-f",
          "f64le",
          "-c:a",
          "pcm_f64le",
          `${path}.ffmpeg`,
        ]);
      }
    },
  },
  {
    name: "sox",
    probe: ["sox", "--version"],
    files: 1000,
    read: (paths) => {
      for (const path of paths) run(["sox", "-V1", "-D", path, "-t", "f64", `${path}.sox`]);
    },
  },
];

describe("generated WAV and AIFF files, beside the decoders of this machine", function () {
  this.timeout(1_800_000);

  for (const peer of PEERS) {
    it(`are read as ${peer.name} reads them, or refused`, async function () {
      const [program, ...args] = peer.probe;
      if (spawnSync(program!, args).status !== 0) this.skip();
      const folder = await mkdtemp(join(tmpdir(), "idol-peers-"));
      try {
        const files = generateFiles(SEED, peer.files);
        const pathOf = (at: number) =>
          join(folder, `${at}.${files[at]!.container.startsWith("AIF") ? "aiff" : "wav"}`);
        await Promise.all(files.map(({ bytes }, at) => writeFile(pathOf(at), bytes)));
        peer.read(files.map((_, at) => pathOf(at)));
        let equal = 0;
        for (const [at, file] of files.entries()) {
          if (peer.mistakes?.(file)) continue;
          const theirs = await readFile(`${pathOf(at)}.${peer.name}`).catch(() => undefined);
          if (theirs !== undefined && compare(file, theirs, peer.name)) equal += 1;
        }
        expect(equal).to.be.above(files.length / 2);
      } finally {
        await rm(folder, { recursive: true });
      }
    });
  }
});

/** Whether both read a file; then they must have read the same. */
function compare(file: GeneratedFile, theirs: Buffer, peer: string): boolean {
  const ours = ownReading(file.bytes);
  if (ours === undefined || theirs.length === 0) return false;
  const raw = new Float64Array(new Uint8Array(theirs).buffer);
  const mono = peer === "libsndfile" ? Array.from(raw) : meanOf(raw, ours.channels);
  expect(mono.length, `${file.name}: frames`).to.equal(ours.samples.length);
  // SoX has 32 bits, and clips what lies beyond; numpy adds in another order.
  const clipped = (sample: number) => (peer === "sox" ? Math.max(-1, Math.min(1, sample)) : sample);
  const different = ours.samples.findIndex(
    (sample, at) => Math.abs(clipped(sample) - clipped(mono[at]!)) > 2 ** -31 * Math.max(1, Math.abs(sample)),
  );
  expect(different, `${file.name}: first different sample`).to.equal(-1);
  return true;
}

function meanOf(samples: Float64Array, channels: number): number[] {
  return Array.from({ length: samples.length / channels }, (_, frame) => {
    const own = samples.subarray(frame * channels, (frame + 1) * channels);
    return own.reduce((sum, sample) => sum + sample, 0) / channels;
  });
}

function run([program, ...args]: readonly string[], input = ""): void {
  spawnSync(program!, args, { input, stdio: ["pipe", "ignore", "ignore"] });
}
