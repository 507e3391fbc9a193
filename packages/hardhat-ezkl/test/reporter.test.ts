import { expect } from "chai";
import { createReporter, type TextStream } from "../src/terminal.ts";

function stream(isTTY: boolean): TextStream & { text: string } {
  return {
    isTTY,
    columns: 60,
    text: "",
    write(chunk) {
      this.text += chunk;
    },
  };
}

describe("createReporter", () => {
  it("writes one line for each new step into a log", () => {
    const log = stream(false);
    const { onProgress, clear } = createReporter(log);
    onProgress({ step: "setup" });
    onProgress({ step: "setup", fraction: 0.5 });
    onProgress({ step: "prove", detail: "2 threads" });
    clear();
    expect(log.text).to.equal("setup\nprove  2 threads\n");
  });

  it("keeps a sentence that lasts on a line of its own, on a terminal too", () => {
    for (const isTTY of [false, true]) {
      const shown = stream(isTTY);
      const { onProgress, clear } = createReporter(shown);
      onProgress({ step: "prove" });
      onProgress({ step: "cache", detail: "The key is not kept.", lasting: true });
      onProgress({ step: "prove", detail: "2 threads" });
      clear();
      expect(shown.text).to.include("The key is not kept.\n");
    }
  });

  it("rewrites one line on a terminal, no longer than it is wide, and clears it", () => {
    const terminal = stream(true);
    const { onProgress, clear } = createReporter(terminal);
    onProgress({ step: "train", fraction: 0.5, detail: "x".repeat(200) });
    const shown = terminal.text.replace("\r\u001b[2K", "");
    expect(shown).to.have.length(59);
    expect(shown).to.include("██████████░░░░░░░░░░ 50%");
    clear();
    expect(terminal.text.endsWith("\r\u001b[2K")).to.equal(true);
  });
});
