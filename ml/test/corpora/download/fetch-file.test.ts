import { spawnSync } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { rejectionCode } from "@idol/dev/code-of";
import { withFolder } from "@idol/dev/with-folder";
import { expect } from "chai";
import { type FetchFileOptions, fetchFile } from "../../../src/corpora/download/fetch-file.ts";
import { partialFile, readPartial } from "../../../src/corpora/download/partial.ts";
import { breakAfter, type FileServer, type Respond, sendFile, serve } from "./file-server.ts";

const BYTES = Uint8Array.from({ length: 200_000 }, (_, i) => (i * 7 + (i >> 8)) % 251);

describe("fetching a file", function () {
  this.timeout(20_000);
  let server: FileServer | undefined;

  afterEach(async () => {
    await server?.stop();
    server = undefined;
  });

  const start = async (respond: Respond): Promise<FileServer> => {
    server = await serve(respond);
    return server;
  };
  const get = (folder: string, options: FetchFileOptions = {}) =>
    fetchFile(server!.url, join(folder, "file"), { pause: 1, ...options });
  const expectWhole = async (folder: string) => {
    expect(Buffer.compare(await readFile(join(folder, "file")), BYTES)).to.equal(0);
    expect(await readdir(folder)).to.deep.equal(["file"]);
  };
  /** A download broken after so many bytes, by a call of its own. */
  const breakOff = async (folder: string, count: number) => {
    await start((request, response) => breakAfter(request, response, BYTES, count, folder));
    expect(await rejectionCode(get(folder, { attempts: 1 }))).to.equal("DOWNLOAD_FAILED");
    expect(await readdir(folder)).to.have.members(["file.part", "file.part.json"]);
    const { size } = await readPartial(join(folder, "file"));
    await server!.stop();
    return size;
  };

  it("writes it whole and reports how far it is", () =>
    withFolder(async (folder) => {
      await start((request, response) => sendFile(request, response, BYTES));
      const seen: [number, number | null][] = [];
      await get(folder, { onBytes: (...far) => seen.push(far) });
      await expectWhole(folder);
      expect(seen.at(-1)).to.deep.equal([BYTES.length, BYTES.length]);
    }));

  it("goes on by itself after a broken connection, only with the rest", () =>
    withFolder(async (folder) => {
      await start((request, response, index) =>
        index < 2 ? breakAfter(request, response, BYTES, 60_000, folder) : sendFile(request, response, BYTES),
      );
      await get(folder);
      await expectWhole(folder);
      const { requests } = server!;
      expect(requests).to.have.length(3);
      expect(requests[1]!.headers).to.include({ range: "bytes=60000-", "if-range": '"one"' });
      expect(requests[2]!.headers.range).to.equal("bytes=120000-");
    }));

  it("goes on where an earlier call stopped", () =>
    withFolder(async (folder) => {
      const kept = await breakOff(folder, 60_000);
      expect(kept).to.equal(60_000);
      await start((request, response) => sendFile(request, response, BYTES));
      const seen: number[] = [];
      await get(folder, { onBytes: (received) => seen.push(received) });
      await expectWhole(folder);
      expect(seen[0]).to.be.greaterThan(kept);
      expect(server!.requests[0]!.headers.range).to.equal(`bytes=${kept}-`);
    }));

  it("begins again with a server that ignores ranges", () =>
    withFolder(async (folder) => {
      await breakOff(folder, 60_000);
      await start((_, response) => {
        response.writeHead(200, { "content-length": BYTES.length });
        response.end(BYTES);
      });
      await get(folder);
      await expectWhole(folder);
      expect(server!.requests).to.have.length(1);
    }));

  it("begins again where the file is another by now, and does not mix the two", () =>
    withFolder(async (folder) => {
      await breakOff(folder, 60_000);
      await start((request, response) => sendFile(request, response, BYTES, '"two"'));
      await get(folder);
      await expectWhole(folder);
    }));

  for (const [what, range] of [
    ["from another byte", `bytes 59999-${BYTES.length - 1}/${BYTES.length}`],
    ["of a file of another length", `bytes 60000-${BYTES.length - 2}/${BYTES.length - 1}`],
    ["that is none", "bytes 60000"],
    ["without saying which", undefined],
  ] as const) {
    it(`throws a range away ${what}, and starts over`, () =>
      withFolder(async (folder) => {
        await breakOff(folder, 60_000);
        await start((request, response) => {
          if (request.headers.range === undefined) return sendFile(request, response, BYTES);
          response.writeHead(206, range === undefined ? {} : { "content-range": range });
          response.end(BYTES.subarray(60_000));
        });
        await get(folder);
        await expectWhole(folder);
        expect(server!.requests.map(({ headers }) => headers.range)).to.deep.equal([
          "bytes=60000-",
          undefined,
        ]);
      }));
  }

  for (const [what, bytes, requests] of [
    ["takes what is whole already for whole", BYTES, 1],
    ["begins anew with what is too long", new Uint8Array(BYTES.length + 1), 2],
  ] as const) {
    it(what, () =>
      withFolder(async (folder) => {
        await breakOff(folder, 60_000);
        await writeFile(partialFile(join(folder, "file")), bytes);
        await start((request, response) => sendFile(request, response, BYTES));
        await get(folder);
        await expectWhole(folder);
        expect(server!.requests).to.have.length(requests);
      }),
    );
  }

  it("does not go on with bytes of unknown origin", () =>
    withFolder(async (folder) => {
      await writeFile(partialFile(join(folder, "file")), "who knows");
      await start((request, response) => sendFile(request, response, BYTES));
      await get(folder);
      await expectWhole(folder);
      expect(server!.requests[0]!.headers.range).to.equal(undefined);
    }));

  it("takes a body without a length", () =>
    withFolder(async (folder) => {
      await start((_, response) => {
        response.writeHead(200);
        response.write(BYTES.subarray(0, 5));
        response.end(BYTES.subarray(5));
      });
      await get(folder);
      await expectWhole(folder);
    }));

  it("tries again when the server is busy or silent, and gives up in the end", () =>
    withFolder(async (folder) => {
      await start((request, response, index) => {
        if (index === 0) response.writeHead(503).end();
        else if (index > 1) sendFile(request, response, BYTES);
      });
      await get(folder, { patience: 200 });
      await expectWhole(folder);
      await server!.stop();

      await start((_, response) => response.writeHead(503).end());
      expect(await rejectionCode(get(folder, { attempts: 3 }))).to.equal("DOWNLOAD_FAILED");
      expect(server!.requests).to.have.length(3);
    }));

  it("says so when nobody answers", () =>
    withFolder(async (folder) => {
      await start(() => {});
      await server!.stop();
      expect(await rejectionCode(get(folder, { attempts: 2 }))).to.equal("DOWNLOAD_FAILED");
    }));

  it("stops when cancelled and keeps what is there", () =>
    withFolder(async (folder) => {
      await start((_, response) => {
        response.writeHead(200, { "content-length": BYTES.length });
        response.write(BYTES.subarray(0, 1000));
      });
      const abort = new AbortController();
      const onBytes = () => void written(folder, 1000).then(() => abort.abort());
      expect(await rejectionCode(get(folder, { onBytes, signal: abort.signal }))).to.equal("CANCELLED");
      expect((await readPartial(join(folder, "file"))).size).to.equal(1000);
      expect(server!.requests).to.have.length(1);
    }));

  it("does not begin what the disk has no room for", () =>
    withFolder(async (folder) => {
      await start((_, response) => {
        response.writeHead(200, { "content-length": 2 ** 52 });
        response.write("x");
      });
      expect(await rejectionCode(get(folder))).to.equal("DISK_FULL");
      expect(await readdir(folder)).to.deep.equal([]);
    }));

  it("says DISK_FULL when the disk fills up on the way", function () {
    const script = fileURLToPath(new URL("fetch-on-full-disk.ts", import.meta.url));
    const mount = `mount -t tmpfs -o size=64k tmpfs "$1" && exec "$2" "$3" "$1"`;
    return withFolder(async (folder) => {
      const { status, stdout, stderr } = spawnSync(
        "unshare",
        ["--user", "--map-root-user", "--mount", "sh", "-c", mount, "sh", folder, process.execPath, script],
        { encoding: "utf8" },
      );
      if (status !== 0 && /unshare|mount/.test(stderr)) this.skip();
      expect(stderr).to.equal("");
      expect(JSON.parse(stdout)).to.deep.equal({ code: "DISK_FULL", isWhole: false });
    });
  });
});

/** Resolves once so many bytes of the unfinished file are on the disk. */
async function written(folder: string, bytes: number): Promise<void> {
  while ((await readPartial(join(folder, "file"))).size < bytes) await sleep(5);
}
