import { spawnSync } from "node:child_process";
import { readdir, readFile, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { withFolder } from "@idol/dev/with-folder";
import { expect } from "chai";
import { cacheFolder } from "../../src/files/cache-folder.ts";
import { ProvingKeyCache, provingKeyId } from "../../src/prover/pk-cache.ts";

const artefacts = {
  compiled: Buffer.from("compiled"),
  vk: Buffer.from("vk"),
  settings: Buffer.from("settings"),
  srs: Buffer.from("srs"),
};
const key = new Uint8Array(100_000).map((_, index) => index * 7);

/** The file in which the only key of a cache lies. */
async function onlyFile(folder: string): Promise<string> {
  const names = await readdir(join(folder, "proving-keys"));
  expect(names).to.have.lengthOf(1);
  return join(folder, "proving-keys", names[0]!);
}

async function savedIn(folder: string): Promise<{ cache: ProvingKeyCache; file: string }> {
  const cache = new ProvingKeyCache(artefacts, folder);
  await cache.save(key);
  return { cache, file: await onlyFile(folder) };
}

/** A full disk is worth a sentence that stays, and leaves nothing half written. */
function expectWarning(stdout: string): void {
  const { said, left } = JSON.parse(stdout);
  expect(left).to.deep.equal([]);
  expect(said).to.have.lengthOf(1);
  expect(said[0]).to.include({ step: "cache", lasting: true });
  expect(said[0].detail).to.match(/No space left to write/);
}

describe("ProvingKeyCache", () => {
  it("has nothing at first, then what was saved, for everyone with the same artefacts", () =>
    withFolder(async (folder) => {
      expect(await new ProvingKeyCache(artefacts, folder).load()).to.equal(undefined);
      const { file } = await savedIn(folder);
      const found = await new ProvingKeyCache({ ...artefacts }, folder).load();
      expect(found?.path).to.equal(file);
      expect(Buffer.from(found!.bytes).equals(key)).to.equal(true);
    }));

  it("distinguishes artefacts, but not settings, which the key does not depend on", () => {
    const id = provingKeyId(artefacts);
    for (const name of ["compiled", "vk", "srs"] as const) {
      expect(provingKeyId({ ...artefacts, [name]: Buffer.from("other") }), name).to.not.equal(id);
    }
    // The parts are hashed one by one: moving a byte from one to the next makes another id.
    const moved = { ...artefacts, compiled: Buffer.from("compiledv"), vk: Buffer.from("k") };
    expect(provingKeyId(moved)).to.not.equal(id);
    expect(provingKeyId({ ...artefacts, settings: Buffer.from("other") })).to.equal(id);
  });

  const damages: Record<string, (bytes: Buffer) => Buffer> = {
    truncated: (bytes) => bytes.subarray(0, -1),
    empty: () => Buffer.alloc(0),
    "edited in one bit": (bytes) => {
      bytes.writeUInt8(bytes.readUInt8(50_000) ^ 1, 50_000);
      return bytes;
    },
    "extended by a byte": (bytes) => Buffer.concat([bytes, Buffer.alloc(1)]),
  };
  for (const [name, damage] of Object.entries(damages)) {
    it(`never gives a file that was ${name}, and removes it`, () =>
      withFolder(async (folder) => {
        const { cache, file } = await savedIn(folder);
        await writeFile(file, damage(await readFile(file)));
        expect(await cache.load()).to.equal(undefined);
        expect(await readdir(join(folder, "proving-keys"))).to.deep.equal([]);
        await cache.save(key);
        expect((await cache.load())?.path).to.equal(file);
      }));
  }

  it("is for its owner's eyes only and sweeps what killed processes left, but not what others are writing", () =>
    withFolder(async (folder) => {
      const { cache } = await savedIn(folder);
      const keys = join(folder, "proving-keys");
      expect((await stat(keys)).mode & 0o077).to.equal(0);
      await writeFile(join(keys, "old.pk.tmp"), "");
      await writeFile(join(keys, "new.pk.tmp"), "");
      const hoursAgo = Date.now() / 1000 - 7_200;
      await utimes(join(keys, "old.pk.tmp"), hoursAgo, hoursAgo);
      await cache.save(key);
      expect(await readdir(keys))
        .to.include("new.pk.tmp")
        .and.not.include("old.pk.tmp");
    }));

  it("reports a full disk, and costs nothing else", function () {
    const script = fileURLToPath(new URL("save-on-full-disk.ts", import.meta.url));
    const mount = `mount -t tmpfs -o size=64k tmpfs "$1" && exec "$2" "$3" "$1"`;
    return withFolder(async (folder) => {
      const { status, stdout, stderr } = spawnSync(
        "unshare",
        ["--user", "--map-root-user", "--mount", "sh", "-c", mount, "sh", folder, process.execPath, script],
        { encoding: "utf8" },
      );
      if (status !== 0 && /unshare|mount/.test(stderr)) this.skip();
      expect(stderr).to.equal("");
      expectWarning(stdout);
    });
  });

  it("reports that the process may write no more, and costs nothing else", function () {
    if (process.platform === "win32") this.skip();
    const script = fileURLToPath(new URL("save-on-full-disk.ts", import.meta.url));
    // The signal ignored, writing fails as on a full disk, without any rights. Blocks have 512 or 1024 bytes: less than the key.
    const limited = `trap "" XFSZ && ulimit -f 128 && exec "$1" "$2" "$3"`;
    return withFolder(async (folder) => {
      const args = ["-c", limited, "sh", process.execPath, script, folder];
      const { stdout, stderr } = spawnSync("sh", args, { encoding: "utf8" });
      expect(stderr).to.equal("");
      expectWarning(stdout);
    });
  });

  it("goes on without keeping where the folder cannot be made", () =>
    withFolder(async (folder) => {
      const file = join(folder, "file");
      await writeFile(file, "");
      for (const path of [file, "/proc/nowhere"]) {
        const steps: string[] = [];
        const cache = new ProvingKeyCache(artefacts, path, ({ step }) => steps.push(step));
        await cache.save(key);
        expect(steps, path).to.deep.equal(["cache"]);
        expect(await cache.load()).to.equal(undefined);
      }
    }));
});

describe("cacheFolder", () => {
  it("is IDOL_CACHE_DIR, else under XDG_CACHE_HOME if that is absolute, else under ~/.cache", () => {
    expect(cacheFolder({ IDOL_CACHE_DIR: "/a", XDG_CACHE_HOME: "/b" })).to.equal("/a");
    expect(cacheFolder({ XDG_CACHE_HOME: "/b" })).to.equal("/b/idol");
    for (const env of [{}, { XDG_CACHE_HOME: "" }, { XDG_CACHE_HOME: "relative" }]) {
      expect(cacheFolder(env)).to.match(/^\/.+\/\.cache\/idol$/);
    }
  });
});
