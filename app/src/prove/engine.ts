import { index } from "virtual:idol-artefacts";
import type { OnProgress } from "@idol/ezkl/progress";
import { createProver } from "@idol/ml/browser";
import type { Prover } from "@idol/ml/circuit";
import { fetchArtefact } from "../artefacts/fetch-artefact.ts";
import { type Judge, loadProving } from "../judge/judge.ts";

/** The engine's code, loaded and compiled once for all judges. */
let compiled: Promise<WebAssembly.Module> | undefined;

function engineModule(onProgress: OnProgress): Promise<WebAssembly.Module> {
  compiled ??= load(onProgress);
  compiled.catch(() => {
    compiled = undefined;
  });
  return compiled;
}

async function load(onProgress: OnProgress): Promise<WebAssembly.Module> {
  const bytes = await fetchArtefact(index.engine, (loaded, total) =>
    onProgress({ step: "download", fraction: loaded / total }),
  );
  onProgress({ step: "engine" });
  return await WebAssembly.compile(bytes as Uint8Array<ArrayBuffer>);
}

interface OpenProver {
  prover: Prover;
  /** Sends what the prover tells to whoever is waiting for it now. */
  tellTo(listener: OnProgress): void;
}

const open = new Map<string, Promise<OpenProver>>();

/** A judge's prover, started once and kept; what it tells goes to whoever asked for it last. */
export async function proverOf(judge: Judge, onProgress: OnProgress): Promise<Prover> {
  const known = open.get(judge.hash) ?? start(judge, onProgress);
  open.set(judge.hash, known);
  known.catch(() => open.delete(judge.hash));
  const found = await known;
  found.tellTo(onProgress);
  return found.prover;
}

async function start(judge: Judge, onProgress: OnProgress): Promise<OpenProver> {
  onProgress({ step: "download" });
  const artefacts = await loadProving(judge);
  let listener = onProgress;
  const tell: OnProgress = (event) => listener(event);
  const prover = createProver({ artefacts, engine: () => engineModule(tell), onProgress: tell });
  return {
    prover,
    tellTo(next) {
      listener = next;
    },
  };
}
