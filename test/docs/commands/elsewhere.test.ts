import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { documents, ROOT } from "../references.ts";
import { commandLines, readCommand } from "./read.ts";

/** Documents whose commands are played in their order, by the tests beside this one. */
const PLAYED: Readonly<Record<string, (command: string) => boolean>> = {
  "README.md": (command) => command.includes("--network anvil"),
  "docs/ORGANISER.md": (command) => command.includes("idol:"),
};

/** What runs the commands of documents that are not played, and why those of no test are not. */
const ELSEWHERE: readonly (readonly [RegExp, string])[] = [
  [/^npm run demo\b/, "test/e2e/demo-full.test.ts"],
  [/^npm (test|run setup)$/, "scripts/test.ts"],
  [/^npx anvil -p 3030 &$/, "packages/dev/src/anvil.ts"],
  [/\bmine\b|--audio song\.wav/, "test/e2e/imported-judge.test.ts"],
  [/^npx hardhat idol:claim --network anvil --proof proof\.json$/, "test/docs/commands/readme.test.ts"],
  // Hardhat's own, which asks for a secret.
  [/^npx hardhat keystore set \w+$/, "test/e2e/public-network.test.ts"],
  // Needs a package of PyPI; by hand.
  [/slither/, "scripts/slither.ts"],
];

describe("the commands of every document", () => {
  it("are run by a test", () => {
    let count = 0;
    for (const document of documents()) {
      for (const command of commandLines(readFileSync(join(ROOT, document), "utf8"))) {
        count++;
        if (PLAYED[document]?.(command) === true) continue;
        const file = ELSEWHERE.find(([pattern]) => pattern.test(command))?.[1];
        expect(file, `${document}: ${command}`).to.be.a("string");
        expect(existsSync(join(ROOT, file!)), file).to.equal(true);
      }
    }
    expect(count).to.be.above(30);
  });

  it("are read as a shell would: on one line, without comments", () => {
    const text =
      "```sh\nnpx hardhat --network n idol:season fund \\\n  --season 1   --amount 0.05   # anyone may\n```";
    const [command = ""] = commandLines(text);
    expect(command).to.equal("npx hardhat --network n idol:season fund --season 1 --amount 0.05");
    expect(readCommand(command)).to.deep.include({
      network: "n",
      task: ["idol:season", "fund"],
      args: { season: "1", amount: "0.05" },
    });
    expect(readCommand("npx hardhat idol:claim --relay --proof p")?.args).to.deep.equal({
      relay: true,
      proof: "p",
    });
    expect(readCommand("npm test")).to.equal(undefined);
  });
});
