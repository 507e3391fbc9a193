import { setFlagsFromString } from "node:v8";

const FLAG = "--wasm-tiering-budget";
/** V8's own: a function that has spent it is compiled anew, optimised. */
const DEFAULT_BUDGET = 13_000_000;
const ENGINE_BUDGET = 200_000_000;

/** What may differ from this process. */
export interface CompileSettings {
  setFlag?: (flag: string) => void;
  /** V8's options as the user gave them. */
  given?: string;
}

/**
 * Compiles the engine so that V8 optimises only what is hot for long. At its own budget it optimises most of the engine beside a
 * process's first proof and beyond it: a quarter of the processor time, for functions that are seldom called again. The budget is read while
 * a module is compiled, so it is set back after it; one that the user chose is left alone.
 */
export async function compileEngine(
  bytes: Uint8Array<ArrayBuffer>,
  {
    setFlag = setFlagsFromString,
    given = `${process.execArgv.join(" ")} ${process.env.NODE_OPTIONS ?? ""}`,
  }: CompileSettings = {},
): Promise<WebAssembly.Module> {
  if (given.replaceAll("_", "-").includes(FLAG)) return await WebAssembly.compile(bytes);
  setFlag(`${FLAG}=${ENGINE_BUDGET}`);
  try {
    return await WebAssembly.compile(bytes);
  } finally {
    setFlag(`${FLAG}=${DEFAULT_BUDGET}`);
  }
}
