import { readFile } from "node:fs/promises";
import { loadSingleThreaded } from "@idol/ezkl/prover";
import { decodeAudio } from "@idol/ml/audio";
import { readAudioFile } from "@idol/ml/audio-file";
import { genWitnesses, type JudgeWitness, parseWitness } from "@idol/ml/building";
import { encodeInput } from "@idol/ml/circuit";
import { scanFolder } from "@idol/ml/corpora";
import { type Score, scoreRecording } from "@idol/ml/judge";
import { type Judge, paths } from "@idol/ml/judges";
import { chooseClips } from "../clips/choose-clips.ts";
import { sampleOf } from "../measure/sample.ts";
import { formatNumber } from "../report/figure.ts";
import type { Section } from "../report/section.ts";

const CLIPS = 100;
const SEED = 20261122;
/** 248 bits, so that the key is more than any number type holds. */
const KEY = 0xfedcba9876543210fedcf39fd6e51aad88f6f4ce6ab8827279cfffb92266n;

/** Whether both engines score real recordings as the integer twin does. */
export const clips: Section = {
  name: "clips",
  title: "Real recordings: both engines' witnesses against the integer twin",
  cost: "with --data, 2 min",
  async run({ options: { data }, judge, python, say }) {
    if (data === undefined) {
      return { figures: [], tables: [], notes: ["Needs the corpora: run with `--data DIR`."] };
    }
    say(`scanning ${data}`);
    const chosen = chooseClips((await scanFolder(data)).clips, CLIPS, SEED);
    say(`scoring ${chosen.length} recordings`);
    const scores: Score[] = [];
    for (const { path } of chosen) scores.push(await scoreClip(path, judge));
    const inputs = scores.map(({ x }) => encodeInput({ key: KEY, x }));
    say("witnesses");
    const compiled = paths.artefactIn(judge.folder, "compiled");
    const wasm = await wasmWitnesses(inputs, compiled);
    const native = python === undefined ? undefined : await genWitnesses(python, inputs, compiled);
    const agree = (witnesses: readonly JudgeWitness[]): number =>
      witnesses.filter(({ key, score }, index) => key === KEY && score === scores[index]!.instance).length;
    const corpora = Map.groupBy(chosen, ({ corpus }) => corpus);
    const engines = [["WASM", "wasm", wasm] as const, ["native", "native", native] as const].flatMap(
      ([label, id, witnesses]) =>
        witnesses === undefined ? [] : [{ label, id, agreeing: agree(witnesses), of: witnesses.length }],
    );
    return {
      figures: engines.map(({ label, id, agreeing, of }) => ({
        id: `clips.${id}.agreeing`,
        label: `witnesses that agree with the twin, ${label}`,
        unit: "times",
        sample: sampleOf([agreeing / of]),
      })),
      tables: [
        {
          header: ["engine", "recordings", "key and score exactly the twin's"],
          rows: engines.map(({ label, agreeing, of }) => [
            label,
            formatNumber(of, "rows"),
            formatNumber(agreeing, "rows"),
          ]),
        },
      ],
      notes: [
        `Recordings chosen by seed ${SEED} from ${[...corpora].map(([corpus, some]) => `${corpus} (${some.length})`).join(", ")}, by ${new Set(chosen.map(({ speaker }) => speaker)).size} speakers; ${new Set(scores.map(({ instance }) => instance)).size} different scores.`,
      ],
    };
  },
};

async function scoreClip(path: string, judge: Judge): Promise<Score> {
  return scoreRecording(decodeAudio(await readAudioFile(path), path), judge);
}

async function wasmWitnesses(inputs: readonly string[], compiledPath: string): Promise<JudgeWitness[]> {
  const { engine } = loadSingleThreaded();
  const compiled = new Uint8ClampedArray(await readFile(compiledPath));
  return inputs.map((input) =>
    parseWitness(
      new TextDecoder().decode(engine.genWitness(compiled, new Uint8ClampedArray(Buffer.from(input)))),
    ),
  );
}
