import type { LookupAddress } from "node:dns";
import type { RequestListener } from "node:http";
import { startWebServer, type WebServer } from "@idol/dev/web-server";
import { expect } from "chai";
import { type FetchOptions, fetchRecording } from "../../../tasks/recordings/fetch-recording.ts";
import { expectCode } from "../expect-code.ts";

const RECORDING = Buffer.from("RIFF, let us say");

describe("fetchRecording", () => {
  let server: WebServer;
  let asked: string[] = [];
  let answer: RequestListener;

  before(async () => {
    server = await startWebServer((request, response) => {
      asked.push(request.url ?? "");
      answer(request, response);
    });
  });
  after(() => server.stop());
  beforeEach(() => {
    asked = [];
    answer = (_request, response) => response.end(RECORDING);
  });

  const here = (path = "/a.wav"): string => `${server.url}${path}`;
  const get = (uri: string, options: FetchOptions = {}) =>
    fetchRecording(uri, { allowLoopback: true, ...options });
  /** A name server that says what it is told, once for each question. */
  const lookup = (...answers: string[][]) =>
    ((_host: string, _options: unknown, callback: (error: null, found: LookupAddress[]) => void) =>
      callback(
        null,
        (answers.length > 1 ? answers.shift()! : answers[0]!).map((address) => ({
          address,
          family: address.includes(":") ? 6 : 4,
        })),
      )) as NonNullable<FetchOptions["lookup"]>;

  it("returns the bytes", async () => {
    expect(Buffer.from(await get(here())).equals(RECORDING)).to.equal(true);
  });

  it("does not reach this machine unless that was said", async () => {
    await expectCode("URI_REFUSED", () => fetchRecording(here()));
    await expectCode("URI_REFUSED", () => fetchRecording("https://localhost/a.wav"));
    expect(asked).to.deep.equal([]);
  });

  it("refuses a name that leads to a private address, or to one among others", async () => {
    for (const found of [
      ["10.0.0.1"],
      ["1.1.1.1", "192.168.0.1"],
      ["::ffff:127.0.0.1"],
      ["169.254.169.254"],
    ]) {
      await expectCode("URI_REFUSED", () => get("https://voices.example/a.wav", { lookup: lookup(found) }));
    }
  });

  it("checks the very look-up that the connection uses: a name that changes its address gains nothing", async () => {
    const rebinding = lookup(["127.0.0.1"], ["10.0.0.1"]);
    const url = new URL(here());
    answer = (_request, response) =>
      response.writeHead(302, { location: `http://voices.example:${url.port}/b` }).end();
    const error = await expectCode("URI_REFUSED", () =>
      get(`http://voices.example:${url.port}/a`, { lookup: rebinding }),
    );
    expect(error.message).to.include("10.0.0.1");
    expect(asked).to.deep.equal(["/a"]);
  });

  it("follows redirects, and checks each", async () => {
    answer = (request, response) =>
      request.url === "/a.wav"
        ? response.writeHead(301, { location: "/b.wav" }).end()
        : response.end(RECORDING);
    expect((await get(here())).length).to.equal(RECORDING.length);
    expect(asked).to.deep.equal(["/a.wav", "/b.wav"]);
    for (const location of [
      "http://10.0.0.1/",
      "file:///etc/passwd",
      "https://[fd00::1]/",
      "http://1.1.1.1/",
    ]) {
      answer = (_request, response) => response.writeHead(302, { location }).end();
      await expectCode("URI_REFUSED", () => get(here()));
    }
  });

  it("gives up after a few redirects", async () => {
    answer = (_request, response) => response.writeHead(302, { location: "/again" }).end();
    const error = await expectCode("RECORDING_UNAVAILABLE", () => get(here()));
    expect(error.message).to.include("redirected");
    expect(asked.length).to.equal(6);
  });

  it("takes no more than the limit, whether its size is told or not", async () => {
    const maxBytes = RECORDING.length - 1;
    answer = (_request, response) =>
      response.writeHead(200, { "content-length": RECORDING.length }).end(RECORDING);
    await expectCode("RECORDING_UNAVAILABLE", () => get(here(), { maxBytes }));
    answer = (_request, response) => {
      for (const byte of RECORDING) response.write(Buffer.of(byte));
      response.end();
    };
    await expectCode("RECORDING_UNAVAILABLE", () => get(here(), { maxBytes }));
    expect((await get(here(), { maxBytes: RECORDING.length })).length).to.equal(RECORDING.length);
  });

  it("waits no longer than the limit, for the answer or within it", async () => {
    answer = () => {};
    const error = await expectCode("RECORDING_UNAVAILABLE", () => get(here(), { maxTimeMs: 100 }));
    expect(error.message).to.include("0.1 s");
    answer = (_request, response) => void response.write("R");
    await expectCode("RECORDING_UNAVAILABLE", () => get(here(), { maxTimeMs: 100 }));
  });

  it("stops when it is told to", async () => {
    const stop = new AbortController();
    answer = () => stop.abort();
    await expectCode("CANCELLED", () => get(here(), { signal: stop.signal }));
  });

  it("says what a server that has nothing, ends early or is not there did", async () => {
    answer = (_request, response) => response.writeHead(404).end("no");
    expect((await expectCode("RECORDING_UNAVAILABLE", () => get(here()))).message).to.include("404");
    answer = (_request, response) => response.end();
    await expectCode("RECORDING_UNAVAILABLE", () => get(here()));
    answer = (_request, response) => {
      response.writeHead(200, { "content-length": 100 });
      response.write("R", () => response.destroy());
    };
    await expectCode("RECORDING_UNAVAILABLE", () => get(here()));
    await expectCode("RECORDING_UNAVAILABLE", () => get("http://127.0.0.1:1/a.wav"));
  });
});
