import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { recordingHashOf } from "@idol/client/key";
import type { MockContest } from "@idol/indexer/testing";
import { canonicalRecording, decodeAudio, decodeCanonical } from "@idol/ml/audio";
import { readAudioFile, sampleClips } from "@idol/ml/audio-file";
import { scoreRecording } from "@idol/ml/judge";
import { loadJudge } from "@idol/ml/judges";
import { checkJudge } from "@idol/ml/proving";
import { id } from "ethers";

/** A season whose recordings are real ones, revealed, on a web server of this process; the proofs are mocked. */
export interface RecordedSeason {
  season: bigint;
  /** How often each recording was fetched, by its number. */
  fetched: number[];
  stop(): Promise<void>;
}

/** Samples by which each recording begins later than the one before it: each has a hash and a score of its own. */
const SHIFT = 31;

/** Opens an audited season with so many claims of different recordings. @param delay - milliseconds until the server answers */
export async function recordedSeason(
  contest: MockContest,
  count: number,
  { delay = 0, judge: name = "idol" }: { delay?: number; judge?: string } = {},
): Promise<RecordedSeason> {
  const judge = await loadJudge(name);
  const manifest = await checkJudge(name, ["features", "network", "vk"]);
  const [clip] = await sampleClips();
  const { samples, sampleRate } = decodeAudio(await readAudioFile(clip!));
  const files = Array.from({ length: count }, (_, number) =>
    canonicalRecording({ samples: samples.slice(number * SHIFT), sampleRate, channels: 1 }),
  );
  const scores = files.map((file) => scoreRecording(decodeCanonical(file), judge).instance);
  const openings = files.map((file, number) => ({
    salt: id(`salt ${number}`),
    recordingHash: recordingHashOf(file),
  }));
  const minScore = BigInt(manifest.score.lowest);
  const terms = {
    judgeHash: manifest.judgeHash,
    minScore,
    maxScore: BigInt(manifest.score.highest),
    threshold: minScore,
    scoreScale: manifest.score.scale,
  };
  const season = await contest.openSeason(terms, 1000n);
  const numbers = files.map((_, number) => number);
  await contest.claim(
    season,
    numbers,
    (number) => scores[number]!,
    (number) => openings[number]!,
  );
  const fetched = files.map(() => 0);
  const server = createServer(async (request, response) => {
    const number = Number(/\d+/.exec(request.url ?? "")?.[0]);
    fetched[number]!++;
    await sleep(delay);
    response.end(files[number]);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await contest.wait(86_401);
  for (const number of numbers) {
    await contest.reveal(season, number, `http://127.0.0.1:${port}/${number}.wav`, openings[number]!);
  }
  return {
    season,
    fetched,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
