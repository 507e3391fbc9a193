import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { sha256 } from "@idol/ezkl/files";
import { expect } from "chai";
import { bundleOnce } from "../browser/bundle.ts";

const FIRST_LOAD = 200_000;
const PROOF = 12_000_000;

describe("the bundle", function () {
  this.timeout(60_000);
  let bundle = "";
  let html = "";
  const files = async (folder: string) => {
    const names = await readdir(join(bundle, folder));
    return await Promise.all(
      names.map(async (name) => ({ name, bytes: await readFile(join(bundle, folder, name)) })),
    );
  };

  before(async () => {
    bundle = await bundleOnce();
    html = await readFile(join(bundle, "index.html"), "utf8");
  });

  it("loads at most 200 KB first, its fonts included, gzipped", async () => {
    const named = (await files("assets")).filter(({ name }) => html.includes(name));
    expect(named.length).to.be.above(1);
    const all = [Buffer.from(html), ...named.map(({ bytes }) => bytes)];
    const size = all.reduce((sum, bytes) => sum + gzipSync(bytes).length, 0);
    expect(size).to.be.at.most(FIRST_LOAD);
  });

  it("lets scripts wait for what the first screen is drawn by, and asks at once for those that follow", () => {
    const scripts = html.match(/<(?:script[^>]* src=|link rel="modulepreload")[^>]*>/g) ?? [];
    expect(scripts.length).to.be.above(1);
    expect(scripts.filter((tag) => !tag.includes('fetchpriority="low"'))).to.deep.equal([]);
    expect(scripts.filter((tag) => tag.includes("assets/open-"))).to.have.lengthOf(1);
  });

  it("needs at most 12 MB for a proof, all scripts and all judges included, without the proving key", async () => {
    const all = [...(await files("artefacts")), ...(await files("assets"))];
    expect(all.reduce((sum, { bytes }) => sum + bytes.length, 0)).to.be.at.most(PROOF);
  });

  it("names every artefact by its content", async () => {
    for (const { name, bytes } of await files("artefacts")) {
      expect(name.split(".")[0]).to.equal(sha256(bytes).slice(2));
    }
  });

  it("allows scripts of its own host alone, and no address of anybody else is in it", async () => {
    expect(html).to.match(/script-src 'self' 'wasm-unsafe-eval';/);
    expect(html.match(/(?:src|href)="https?:/)).to.equal(null);
  });
});
