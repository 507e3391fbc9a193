import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { rejectionCode } from "@idol/dev/code-of";
import { startWebServer } from "@idol/dev/web-server";
import { withFolder } from "@idol/dev/with-folder";
import { CEREMONY_SHA256, downloadSrs, packagedSrsPath, type SrsDownloadOptions } from "@idol/ezkl/srs";
import { expect } from "chai";

const genuine = readFileSync(packagedSrsPath(11));

/** Asks a server that answers as it is told for kzg11.srs. */
async function withServer(
  answer: RequestListener,
  test: (options: SrsDownloadOptions & { path: string }, folder: string) => Promise<void>,
): Promise<void> {
  const { url, stop } = await startWebServer(answer);
  try {
    await withFolder((folder) => test({ server: url, path: join(folder, "kzg11.srs") }, folder));
  } finally {
    await stop();
  }
}

const REFUSED: Record<string, [string, RequestListener]> = {
  "a file with one bit flipped": [
    "SRS_WRONG_HASH",
    (_, response) => {
      const bytes = Buffer.from(genuine);
      bytes[100_000]! ^= 1;
      response.end(bytes);
    },
  ],
  "a page in its place": ["SRS_WRONG_HASH", (_, response) => response.end("<html>Sign in</html>")],
  "a 404": ["SRS_MISSING", (_, response) => response.writeHead(404).end()],
  "a download that breaks off": [
    "SRS_MISSING",
    (_, response) => {
      response.writeHead(200, { "content-length": genuine.length });
      response.write(genuine.subarray(0, 1000), () => response.destroy());
    },
  ],
  "a server that falls silent": [
    "SRS_MISSING",
    (_, response) => {
      response.writeHead(200, { "content-length": genuine.length });
      response.write(genuine.subarray(0, 1000));
    },
  ],
};

describe("downloadSrs", () => {
  it("keeps the ceremony's file, and says how far it is", () =>
    withServer(
      (request, response) => {
        if (request.url !== "/kzg11.srs") response.writeHead(404).end();
        else response.writeHead(200, { "content-length": genuine.length }).end(genuine);
      },
      async (options) => {
        const fractions: (number | undefined)[] = [];
        const srs = await downloadSrs(11, {
          ...options,
          onProgress: ({ fraction }) => fractions.push(fraction),
        });
        expect(srs.origin).to.equal("ceremony");
        expect(srs.sha256).to.equal(CEREMONY_SHA256[11]);
        expect(readFileSync(options.path).equals(genuine)).to.equal(true);
        expect(fractions.at(-1)).to.equal(1);
      },
    ));

  for (const [what, [code, answer]] of Object.entries(REFUSED)) {
    it(`refuses ${what}, and leaves nothing`, () =>
      withServer(answer, async (options, folder) => {
        // Only who hears nothing at all may lose patience.
        const patience = code === "SRS_MISSING" ? { patience: 500 } : {};
        expect(await rejectionCode(downloadSrs(11, { ...options, ...patience }))).to.equal(code);
        expect(readdirSync(folder)).to.deep.equal([]);
      }));
  }

  it("stops when it is cancelled", () =>
    withServer(
      () => {},
      async (options) => {
        const signal = AbortSignal.timeout(100);
        expect(await rejectionCode(downloadSrs(11, { ...options, signal }))).to.equal("CANCELLED");
        expect(existsSync(options.path)).to.equal(false);
      },
    ));

  it("says when no server is there, and when none is published", async () => {
    const nowhere = { server: "http://127.0.0.1:9", path: "/no/such/kzg.srs" };
    expect(await rejectionCode(downloadSrs(11, nowhere))).to.equal("SRS_MISSING");
    expect(await rejectionCode(downloadSrs(10, nowhere))).to.equal("SRS_MISSING");
  });
});
