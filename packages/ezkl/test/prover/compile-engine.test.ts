import { rejection } from "@idol/dev/code-of";
import { expect } from "chai";
import { compileEngine } from "../../src/prover/node/compile-engine.ts";

/** The smallest module there is. */
const EMPTY = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
const HIGH = "--wasm-tiering-budget=200000000";
const DEFAULT = "--wasm-tiering-budget=13000000";

describe("compileEngine", () => {
  let flags: string[];
  const setFlag = (flag: string) => void flags.push(flag);
  beforeEach(() => {
    flags = [];
  });

  it("raises V8's tiering budget while it compiles, and sets it back", async () => {
    const compiling = compileEngine(EMPTY, { setFlag, given: "" });
    expect(flags).to.deep.equal([HIGH]);
    expect(await compiling).to.be.instanceOf(WebAssembly.Module);
    expect(flags).to.deep.equal([HIGH, DEFAULT]);
  });

  it("sets it back where the module does not compile", async () => {
    expect(await rejection(compileEngine(EMPTY.slice(1), { setFlag, given: "" }))).to.be.instanceOf(Error);
    expect(flags).to.deep.equal([HIGH, DEFAULT]);
  });

  for (const given of ["--wasm-tiering-budget=5", "--no-warnings --wasm_tiering_budget=5"]) {
    it(`leaves the user's own budget alone: ${given}`, async () => {
      expect(await compileEngine(EMPTY, { setFlag, given })).to.be.instanceOf(WebAssembly.Module);
      expect(flags).to.deep.equal([]);
    });
  }
});
