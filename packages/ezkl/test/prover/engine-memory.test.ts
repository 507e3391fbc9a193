import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { mostPages, sharedMemory } from "../../src/prover/wasm/engine-memory.ts";
import { packagedSrsPath } from "../../src/srs/srs.ts";

const MIB = 1024 ** 2;
const PAGE = 65_536;

describe("the memory that the engine may take", () => {
  it("grows with the rows of the SRS, and stays far below 4 GiB for 2^11 rows", async () => {
    const [small, large] = await Promise.all([11, 12].map((logrows) => readFile(packagedSrsPath(logrows))));
    const most = mostPages(small!.length) * PAGE;
    expect(most / MIB).to.be.within(800, 1024);
    const growth = mostPages(large!.length) - mostPages(small!.length);
    expect(growth).to.equal(2 ** 11);
  });

  it("is never more than the module declares", () => {
    expect(mostPages(128 * 2 ** 16)).to.equal(65_536);
    expect(mostPages(2 ** 40)).to.equal(65_536);
  });

  it("is shared, and cannot grow beyond what it was made for", () => {
    const memory = sharedMemory(30);
    expect(memory.buffer).to.be.an.instanceOf(SharedArrayBuffer);
    memory.grow(10);
    expect(() => memory.grow(1)).to.throw(RangeError);
  });
});
