import { expect } from "chai";
import { runProgram } from "../../measure/run-program.ts";

const node = (script: string) => runProgram({ command: process.execPath, args: ["-e", script] });

describe("running a program", function () {
  this.timeout(30_000);

  it("keeps its lines by stream with their times, in order, up to its end", async () => {
    const { lines, seconds } = await node(
      'console.log("one"); setTimeout(() => { console.error("two"); console.log("three"); }, 300)',
    );
    const texts = (which: string) => lines.filter(({ stream }) => stream === which).map(({ text }) => text);
    expect(texts("stdout")).to.deep.equal(["one", "three"]);
    expect(texts("stderr")).to.deep.equal(["two"]);
    const at = (text: string) => lines.find((line) => line.text === text)!.seconds;
    expect(at("three")).to.be.at.least(Math.max(at("one"), 0.29));
    expect(seconds).to.be.at.least(at("three"));
  });

  it("sees the memory of a program and of its children", async function () {
    if (process.platform !== "linux") this.skip();
    const hold = `const held = Buffer.alloc(2e8, 1); setTimeout(() => held.length, 600)`;
    const { peakBytes } = await node(
      `require("node:child_process").spawnSync(process.execPath, ["-e", ${JSON.stringify(hold)}])`,
    );
    expect(peakBytes).to.be.above(2.4e8);
  });

  it("counts the processor time of a program and of its children, and no waiting", async function () {
    if (process.platform !== "linux") this.skip();
    const busy = "const end = performance.now() + 300; while (performance.now() < end);";
    const { cpuSeconds: spent } = await node(
      `require("node:child_process").spawnSync(process.execPath, ["-e", ${JSON.stringify(busy)}])`,
    );
    const { cpuSeconds: waited } = await node("setTimeout(() => {}, 1500)");
    expect(spent).to.be.above(0.1);
    expect(waited).to.be.within(0, 1.2);
  });

  it("gives it more input than a command line holds", async () => {
    const { lines } = await runProgram({
      command: process.execPath,
      args: [
        "-e",
        'process.stdin.resume().on("data", (part) => (sum += part.length)).on("end", () => console.log(sum)); let sum = 0',
      ],
      input: "x".repeat(3_000_000),
    });
    expect(lines.map(({ text }) => text)).to.deep.equal(["3000000"]);
  });

  it("fails with what was said where the exit code is not 0", async () => {
    const failure = await node('console.error("no such luck"); process.exitCode = 3').catch((error) => error);
    expect(failure).to.be.an.instanceOf(Error);
    expect(failure.message).to.include("code 3").and.to.include("no such luck");
  });
});
