import { readdir, readFile } from "node:fs/promises";
import { sampleClips } from "@idol/ml/audio-file";
import { expect } from "chai";
import hre from "hardhat";
import {
  breakAfter,
  type FileServer,
  type Respond,
  sendFile,
  serve,
} from "../../../ml/test/corpora/download/file-server.ts";
import { zipBytes } from "../../../ml/test/corpora/download/zip-bytes.ts";
import { runCli } from "../../helpers/cli.ts";
import { useFolder } from "../../helpers/folder.ts";
import { runTaskIn } from "../../helpers/runtime.ts";
import { expectCode } from "../expect-code.ts";

const VARIABLES = [
  "KAGGLE_API_ENDPOINT",
  "KAGGLE_USERNAME",
  "KAGGLE_KEY",
  "KAGGLE_CONFIG_DIR",
  "VOICE_DATA_DIR",
] as const;
const TESS = "/api/v1/datasets/download/ejlok1/toronto-emotional-speech-set-tess";
const SAVEE = "/api/v1/datasets/download/ejlok1/surrey-audiovisual-expressed-emotion-savee";
/** Where archives lie until they are whole. */
const UNFINISHED = ".idol-downloads";

describe("idol:data from a server", function () {
  this.timeout(120_000);
  const folder = useFolder();
  const before = VARIABLES.map((name) => [name, process.env[name]] as const);
  const servers: FileServer[] = [];
  let archives: Record<string, Uint8Array>;

  beforeEach(async () => {
    const [other, disgust, surprise] = await Promise.all((await sampleClips()).map((clip) => readFile(clip)));
    archives = {
      [TESS]: zipBytes([
        { name: "TESS/OAF_Pleasant_surprise/OAF_back_ps.wav", data: surprise! },
        { name: "TESS/YAF_disgust/YAF_bar_disgust.wav", data: disgust! },
      ]),
      [SAVEE]: zipBytes([{ name: "ALL/DC_su01.wav", data: other! }]),
    };
    for (const name of VARIABLES) delete process.env[name];
    process.env.KAGGLE_USERNAME = "singer";
    process.env.KAGGLE_KEY = "key";
  });

  afterEach(async () => {
    for (const server of servers.splice(0)) await server.stop();
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });

  const start = async (respond: Respond): Promise<FileServer> => {
    const server = await serve(respond);
    servers.push(server);
    process.env.KAGGLE_API_ENDPOINT = server.url;
    return server;
  };
  const kaggle: Respond = (request, response) => {
    const bytes = archives[request.url!];
    if (bytes === undefined) response.writeHead(404).end();
    else sendFile(request, response, bytes);
  };
  const run = (args: Record<string, unknown>) =>
    runTaskIn(hre, "idol:data", { dir: folder.path(), only: undefined, check: false, ...args });

  it("fetches what --only names, and the folder then passes its check", async () => {
    const server = await start(kaggle);
    const { output } = await run({ only: "tess,savee" });
    expect(output)
      .to.match(/tess +downloaded +2 +2,800/)
      .and.to.match(/savee +downloaded +1 +480/);
    expect(server.requests.map(({ url }) => url)).to.deep.equal([TESS, SAVEE]);
    expect(await readdir(folder.path())).to.have.members(["savee", "tess"]);

    const { output: checked } = await run({ only: "tess", check: true });
    expect(checked).to.include("tess: 2 of 2,800 clips, 2 of 2 speakers").and.to.include("Unreadable 0");

    const { output: again } = await run({ only: "tess" });
    expect(again).to.match(/tess +was there +2 +2,800/);
    expect(server.requests).to.have.length(2);
  });

  it("goes on by itself after a broken connection", async () => {
    const savee = archives[SAVEE]!;
    const server = await start((request, response, index) =>
      index === 0
        ? breakAfter(request, response, savee, 1000, folder.path())
        : sendFile(request, response, savee),
    );
    const { result } = await run({ only: "savee" });
    expect(result.downloads[0].outcome).to.equal("fetched");
    expect(server.requests.map(({ headers }) => headers.range)).to.deep.equal([undefined, "bytes=1000-"]);
  });

  for (const [status, code, says] of [
    [401, "CREDENTIALS_REFUSED", /KAGGLE_USERNAME and KAGGLE_KEY/],
    [403, "TERMS_NOT_ACCEPTED", /kaggle\.com\/datasets\/ejlok1\/surrey.*accept/],
    [404, "DATA_NOT_FOUND", /--only/],
  ] as const) {
    it(`says what to do about ${status}, and leaves nothing`, async () => {
      await start((_, response) => response.writeHead(status).end());
      const { remedy } = await expectCode(code, () => run({ only: "savee" }));
      expect(remedy).to.match(says);
      expect(await readdir(folder.path())).to.deep.equal([]);
    });
  }

  for (const [what, bytes] of [
    ["that is none", Buffer.from("<html>Sign in</html>")],
    ["whose paths lead out of the folder", zipBytes([{ name: "../ALL/DC_su01.wav", data: "x" }])],
    ["of which a file is damaged", zipBytes([{ name: "ALL/DC_su01.wav", data: "x", crc: 7 }])],
  ] as const) {
    it(`unpacks no archive ${what}`, async () => {
      await start((request, response) => sendFile(request, response, bytes));
      await expectCode("ARCHIVE_INVALID", () => run({ only: "savee" }));
      expect(await readdir(folder.path())).to.deep.equal([]);
    });
  }

  it("sends credentials to no server in the open", async () => {
    process.env.KAGGLE_API_ENDPOINT = "http://kaggle.example";
    await expectCode("OPTION_INVALID", () => run({}));
    expect(await readdir(folder.path())).to.deep.equal([]);
  });

  it("ends with 1 and a remedy in a shell", async () => {
    const server = await start((_, response) => response.writeHead(401).end());
    const { code, stdout, stderr } = await runCli(["idol:data", folder.path(), "--only", "savee", "--json"]);
    expect(code).to.equal(1);
    expect(stderr).to.include(server.url).and.to.include("https://www.kaggle.com/settings");
    expect(JSON.parse(stdout).error.code).to.equal("CREDENTIALS_REFUSED");
  });

  it("ends with 130 at Ctrl-C with no half of a corpus, and the next call goes on there", async () => {
    const savee = archives[SAVEE]!;
    await start((request, response) => {
      // Half of it, and then silence until the client has gone.
      response.writeHead(200, { "content-length": savee.length, etag: '"one"' });
      response.write(savee.subarray(0, savee.length / 2));
      request.on("close", () => response.destroy());
    });
    const args = ["idol:data", folder.path(), "--only", "savee"];
    const { code, stderr } = await runCli(args, { interruptAt: /download savee/ });
    expect(code, stderr).to.equal(130);
    expect(stderr).to.include("it goes on where it stopped");
    expect(await readdir(folder.path())).to.deep.equal([UNFINISHED]);

    const server = await start(kaggle);
    const { code: second, stdout } = await runCli(args);
    expect(second).to.equal(0);
    expect(stdout).to.match(/savee +downloaded +1 +480/);
    expect(server.requests[0]!.headers.range).to.match(/^bytes=\d+-$/);
    expect(await readdir(folder.path())).to.deep.equal(["savee"]);
  });
});
