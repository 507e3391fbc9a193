import { rejection, rejectionCode } from "@idol/dev/code-of";
import { runProcess } from "@idol/ezkl/build";
import { expect } from "chai";

const node = process.execPath;

describe("runProcess", () => {
  it("gives back what a program says and its exit code", async () => {
    const program = "process.stdin.pipe(process.stdout); console.error('aside'); process.exitCode = 3";
    expect(await runProcess(node, ["-e", program], { input: "to and fro" })).to.deep.equal({
      code: 3,
      stdout: "to and fro",
      stderr: "aside\n",
    });
  });

  it("does not mind a program that never reads its input", async () => {
    const { code } = await runProcess(node, ["-e", "process.exit(4)"], { input: "x".repeat(1_000_000) });
    expect(code).to.equal(4);
  });

  it("ends the program when cancelled", async () => {
    const program = "setInterval(() => {}, 1000)";
    const running = runProcess(node, ["-e", program], { signal: AbortSignal.timeout(200) });
    expect(await rejectionCode(running)).to.equal("CANCELLED");
  });

  it("does not start one that was cancelled before", async () => {
    const running = runProcess(node, ["-e", ""], { signal: AbortSignal.abort() });
    expect(await rejectionCode(running)).to.equal("CANCELLED");
  });

  it("rejects when there is no such program", async () => {
    expect(await rejection(runProcess("/no/such/program", []))).to.have.property("code", "ENOENT");
  });
});
