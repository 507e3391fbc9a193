import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { rejection, rejectionCode } from "@idol/dev/code-of";
import { withFolder } from "@idol/dev/with-folder";
import type { ProgressEvent } from "@idol/ezkl/progress";
import { expect } from "chai";
import type { CorpusName } from "../../../src/corpora/corpus.ts";
import { type DownloadOptions, downloadCorpora } from "../../../src/corpora/download/download.ts";
import { countPresent, UNFINISHED } from "../../../src/corpora/download/present.ts";
import { scanFolder } from "../../../src/corpora/scan.ts";
import { breakAfter, type FileServer, type Respond, sendFile, serve } from "./file-server.ts";
import { zipBytes } from "./zip-bytes.ts";

const TESS = "/api/v1/datasets/download/ejlok1/toronto-emotional-speech-set-tess";
const SAVEE = "/api/v1/datasets/download/ejlok1/surrey-audiovisual-expressed-emotion-savee";

const NEMO = "/amu-cai/nEMO/archive/66de9999a8f2f605eb5f64841790aa5cb0877782.zip";

const ARCHIVES: Record<string, Uint8Array> = {
  [TESS]: zipBytes([
    { name: "TESS/OAF_Fear/OAF_back_fear.wav", data: "one" },
    { name: "TESS/YAF_sad/YAF_bar_sad.wav", data: "two" },
    { name: "TESS/read me.txt", data: "not sound" },
  ]),
  [NEMO]: zipBytes([{ name: "nEMO-66de999/samples/EB0_anger_1.wav", data: "four" }]),
  [SAVEE]: zipBytes([{ name: "ALL/DC_su01.wav", data: "three" }]),
};

describe("downloading corpora", function () {
  this.timeout(20_000);
  const servers: FileServer[] = [];

  afterEach(async () => {
    for (const server of servers.splice(0)) await server.stop();
  });

  const start = async (respond: Respond): Promise<FileServer> => {
    const server = await serve(respond);
    servers.push(server);
    return server;
  };
  const kaggle: Respond = (request, response) => {
    const bytes = ARCHIVES[request.url!];
    if (bytes === undefined) response.writeHead(404).end();
    else sendFile(request, response, bytes);
  };
  const download = (folder: string, server: FileServer, options: DownloadOptions = {}) =>
    downloadCorpora(folder, {
      server: server.url,
      credentials: async () => ({ username: "singer", key: "pass:word" }),
      only: ["tess", "savee"],
      pause: 1,
      ...options,
    });

  it("puts each into a folder of its name, signed in, and leaves nothing else", () =>
    withFolder(async (folder) => {
      const server = await start(kaggle);
      const events: ProgressEvent[] = [];
      const done = await download(folder, server, { onProgress: (event) => events.push(event) });
      expect(done).to.deep.equal([
        { corpus: "tess", outcome: "fetched", clips: 2, complete: 2800 },
        { corpus: "savee", outcome: "fetched", clips: 1, complete: 480 },
      ]);
      expect(await readdir(folder)).to.have.members(["tess", "savee"]);
      expect(await readFile(join(folder, "tess", "TESS", "YAF_sad", "YAF_bar_sad.wav"), "utf8")).to.equal(
        "two",
      );
      expect(await readdir(join(folder, "tess", "TESS"))).not.to.include("read me.txt");
      const expected = `Basic ${Buffer.from("singer:pass:word").toString("base64")}`;
      expect(server.requests.map(({ headers }) => headers.authorization)).to.deep.equal([expected, expected]);
      expect(events.map(({ step }) => step)).to.include.members(["download tess", "unpack savee"]);
      const fractions = events.map(({ fraction }) => fraction!);
      expect(fractions).to.deep.equal(fractions.toSorted((a, b) => a - b));
      expect(fractions.at(-1)).to.equal(1);
    }));

  it("asks a source that is not Kaggle for no account, and gives it none", () =>
    withFolder(async (folder) => {
      const server = await start(kaggle);
      const credentials = () => expect.fail("asked for an account");
      expect(await download(folder, server, { only: ["nemo"], credentials })).to.deep.equal([
        { corpus: "nemo", outcome: "fetched", clips: 1, complete: 4481 },
      ]);
      expect(server.requests[0]!.headers).to.not.have.property("authorization");
    }));

  it("follows to another server without telling it who asks", () =>
    withFolder(async (folder) => {
      const storage = await start((request, response) => sendFile(request, response, ARCHIVES[TESS]!));
      const server = await start((_, response) =>
        response.writeHead(302, { location: `${storage.url}/tess.zip` }).end(),
      );
      await download(folder, server, { only: ["tess"] });
      expect(storage.requests).to.have.length(1);
      expect(storage.requests[0]!.headers.authorization).to.equal(undefined);
    }));

  it("leaves alone what is there, and then needs no credentials", () =>
    withFolder(async (folder) => {
      const server = await start(kaggle);
      await download(folder, server);
      await writeFile(join(folder, "tess", "mine.txt"), "mine");
      const credentials = () => Promise.reject(new TypeError("not asked for"));
      const again = await download(folder, server, { credentials });
      expect(again.map(({ outcome, clips }) => [outcome, clips])).to.deep.equal([
        ["there", 2],
        ["there", 1],
      ]);
      expect(server.requests).to.have.length(2);
    }));

  it("finds a complete corpus in a folder of any name", () =>
    withFolder(async (folder) => {
      await mkdir(join(folder, "elsewhere"));
      for (const speaker of ["DC", "JE", "JK", "KL"])
        for (let i = 0; i < 120; i++)
          await writeFile(
            join(folder, "elsewhere", `${speaker}_${i < 60 ? "n" : "a"}${10 + (i % 60)}.wav`),
            "",
          );
      const server = await start(kaggle);
      const [savee] = await download(folder, server, { only: ["savee"] });
      expect(savee).to.deep.equal({ corpus: "savee", outcome: "there", clips: 480, complete: 480 });
      expect(server.requests).to.have.length(0);
    }));

  for (const [status, code] of [
    [401, "CREDENTIALS_REFUSED"],
    [403, "TERMS_NOT_ACCEPTED"],
    [404, "DATA_NOT_FOUND"],
    [500, "DOWNLOAD_FAILED"],
  ] as const) {
    it(`says ${code} when the server answers ${status}, and leaves nothing behind`, () =>
      withFolder(async (folder) => {
        const server = await start((_, response) => response.writeHead(status).end("<html>no</html>"));
        const failing = download(folder, server, { only: ["tess"], attempts: 2 });
        expect(await rejectionCode(failing)).to.equal(code);
        expect(server.requests).to.have.length(status === 500 ? 2 : 1);
        expect(await readdir(folder)).to.deep.equal([]);
      }));
  }

  it("fetches the others when one is refused, but asks no more after wrong credentials", () =>
    withFolder(async (folder) => {
      const server = await start((request, response, index) =>
        request.url === TESS ? response.writeHead(403).end() : kaggle(request, response, index),
      );
      const error = (await rejection(download(folder, server))) as Error;
      expect(error).to.have.property("code", "TERMS_NOT_ACCEPTED");
      expect(error.message).to.include("There are: savee");
      expect(await readdir(join(folder, "savee"))).to.deep.equal(["ALL"]);

      const strict = await start((_, response) => response.writeHead(401).end());
      await rejection(download(join(folder, "other"), strict));
      expect(strict.requests).to.have.length(1);
    }));

  it("goes on with what a broken download left, though another was finished meanwhile", () =>
    withFolder(async (folder) => {
      const tess = ARCHIVES[TESS]!;
      const broken = await start((request, response, index) =>
        request.url === TESS
          ? breakAfter(request, response, tess, 100, folder)
          : kaggle(request, response, index),
      );
      expect(await rejectionCode(download(folder, broken, { attempts: 1 }))).to.equal("DOWNLOAD_FAILED");
      expect(await readdir(folder)).to.have.members([UNFINISHED, "savee"]);
      const server = await start(kaggle);
      await download(folder, server);
      expect(server.requests.map(({ headers }) => headers.range)).to.deep.equal(["bytes=100-"]);
      expect(await readdir(folder)).to.have.members(["tess", "savee"]);
    }));

  const wrong: Record<string, Uint8Array> = {
    "is a page to sign in": Buffer.from("<html>Sign in</html>"),
    "leaves the folder": zipBytes([{ name: "../tess/OAF_back_fear.wav", data: "x" }]),
    "holds another data set": ARCHIVES[SAVEE]!,
    "is damaged": zipBytes([{ name: "OAF_back_fear.wav", data: "x", crc: 7 }]),
  };
  for (const [what, bytes] of Object.entries(wrong)) {
    it(`refuses an archive that ${what}, and asks for it again the next time`, () =>
      withFolder(async (folder) => {
        const server = await start((request, response, index) =>
          sendFile(request, response, index === 0 ? bytes : ARCHIVES[TESS]!),
        );
        const options: DownloadOptions = { only: ["tess"] satisfies CorpusName[] };
        expect(await rejectionCode(download(folder, server, options))).to.equal("ARCHIVE_INVALID");
        expect(await readdir(folder)).to.deep.equal([]);
        expect((await download(folder, server, options))[0]!.outcome).to.equal("fetched");
      }));
  }

  it("leaves no half of a corpus when cancelled while it unpacks, and needs no second download", () =>
    withFolder(async (folder) => {
      const server = await start(kaggle);
      const abort = new AbortController();
      const onProgress = ({ step }: ProgressEvent) => {
        if (step.startsWith("unpack")) abort.abort();
      };
      const options: DownloadOptions = { only: ["tess"] };
      const cut = download(folder, server, { ...options, onProgress, signal: abort.signal });
      expect(await rejectionCode(cut)).to.equal("CANCELLED");
      expect(await readdir(folder)).to.deep.equal([UNFINISHED]);
      expect(await readdir(join(folder, UNFINISHED))).to.deep.equal(["tess.zip"]);
      expect((await download(folder, server, options))[0]!.clips).to.equal(2);
      expect(server.requests).to.have.length(1);
    }));

  it("keeps unfinished recordings out of scans", () =>
    withFolder(async (folder) => {
      await mkdir(join(folder, UNFINISHED, "tess"), { recursive: true });
      await writeFile(join(folder, UNFINISHED, "tess", "OAF_back_fear.wav"), "half");
      expect((await countPresent(folder)).size).to.equal(0);
      expect(await rejectionCode(scanFolder(folder))).to.equal("DATA_NOT_FOUND");
    }));
});
