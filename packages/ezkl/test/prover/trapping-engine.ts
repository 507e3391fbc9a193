import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** Numbers of sections in the WebAssembly binary format (WebAssembly Core 2.0, 5.5.2). */
const IMPORT = 2;
const EXPORT = 7;
const CODE = 10;
/** What a pool's thread runs. */
const THREAD = "wbg_rayon_start_worker";
/** `block` without a result and `global.get 0`, with which that function begins. */
const BEGINNING = [0x02, 0x40, 0x23, 0x00];
const UNREACHABLE = 0x00;

/** The engine's threaded build in which every thread of the pool traps as soon as it is to work. */
export async function trappingEngine(): Promise<WebAssembly.Module> {
  const file = fileURLToPath(import.meta.resolve("@ezkljs/engine/web/ezkl_bg.wasm"));
  const bytes = Uint8Array.from(await readFile(file));
  const body = bodyOf(new Reader(bytes), THREAD);
  if (BEGINNING.some((byte, index) => bytes[body + index] !== byte)) {
    throw new TypeError("The engine was compiled anew: look up how its thread's function begins.");
  }
  bytes.fill(UNREACHABLE, body + 2, body + BEGINNING.length);
  return await WebAssembly.compile(bytes);
}

/** Where the instructions of an exported function begin. */
function bodyOf(reader: Reader, name: string): number {
  let imported = 0;
  let wanted = -1;
  reader.at = 8;
  for (;;) {
    const section = reader.byte();
    const end = reader.number() + reader.at;
    if (section === IMPORT) imported = countImportedFunctions(reader);
    if (section === EXPORT) wanted = exportedFunction(reader, name);
    if (section === CODE) {
      const count = reader.number();
      for (let index = imported; index < imported + count; index++) {
        const next = reader.number() + reader.at;
        if (index === wanted) return skipLocals(reader);
        reader.at = next;
      }
      throw new TypeError(`no function ${name}`);
    }
    reader.at = end;
  }
}

function countImportedFunctions(reader: Reader): number {
  let functions = 0;
  for (let left = reader.number(); left > 0; left--) {
    reader.text();
    reader.text();
    const kind = reader.byte();
    if (kind === 0) functions++;
    if (kind === 0) reader.number();
    else if (kind === 2) {
      const hasMost = (reader.byte() & 1) === 1;
      reader.number();
      if (hasMost) reader.number();
    } else throw new TypeError(`an import of the unexpected kind ${kind}`);
  }
  return functions;
}

function exportedFunction(reader: Reader, name: string): number {
  for (let left = reader.number(); left > 0; left--) {
    const found = reader.text();
    reader.byte();
    const index = reader.number();
    if (found === name) return index;
  }
  throw new TypeError(`no export ${name}`);
}

function skipLocals(reader: Reader): number {
  for (let left = reader.number(); left > 0; left--) {
    reader.number();
    reader.byte();
  }
  return reader.at;
}

/** Reads WebAssembly's numbers (LEB128) and names. */
class Reader {
  at = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  byte(): number {
    return this.#bytes[this.at++]!;
  }

  number(): number {
    let value = 0;
    for (let weight = 1; ; weight *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * weight;
      if (byte < 0x80) return value;
    }
  }

  text(): string {
    const length = this.number();
    this.at += length;
    return new TextDecoder().decode(this.#bytes.subarray(this.at - length, this.at));
  }
}
