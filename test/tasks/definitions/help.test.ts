import { expect } from "chai";
import hre from "hardhat";
import { EXAMPLES, withExample } from "../../../tasks/definitions/examples.ts";
import plugin from "../../../tasks/index.ts";
import { brokenReferences } from "../../docs/references.ts";
import { runTaskIn } from "../../helpers/runtime.ts";

const tasks = (plugin.tasks ?? []).filter((task) => "action" in task && task.action !== undefined);

describe("the help of every task", () => {
  it("ends its first paragraph with an example, of options that there are", () => {
    expect(Object.keys(EXAMPLES).sort()).to.deep.equal(tasks.map(({ id }) => id.join(" ")).sort());
    for (const [id, example] of Object.entries(EXAMPLES)) {
      expect(example).to.match(new RegExp(`^npx hardhat (--network \\w+ )?${id}( |$)`));
      expect(brokenReferences("README.md", `\`\`\`sh\n${example}\n\`\`\``), id).to.deep.equal([]);
    }
  });

  it("shows the example where help is asked for, and one line in the list of all tasks", () => {
    const claim = tasks.find(({ id }) => id.join(" ") === "idol:claim")!;
    expect(withExample(claim, ["hardhat", "idol:claim", "--help"]).description).to.include(
      "\n\nExample: npx",
    );
    expect(withExample(claim, ["hardhat", "--help"]).description).to.not.include("\n");
    expect(withExample(claim, ["hardhat", "idol:claim"]).description).to.equal(claim.description);
  });

  it("marks what a task cannot do without: run bare, it asks for nothing else", async function () {
    this.timeout(180_000);
    const kept = process.env.VOICE_DATA_DIR;
    delete process.env.VOICE_DATA_DIR;
    const marked: string[] = [];
    for (const task of tasks) {
      const id = task.id.join(" ");
      // These do whole work without an option.
      if (["idol:demo", "idol:deploy", "idol:card", "idol:export", "idol:circuit"].includes(id)) continue;
      const needed = Object.values("options" in task ? task.options : {}).filter(({ description }) =>
        description.startsWith("Required"),
      );
      const positional = "positionalArguments" in task ? task.positionalArguments : [];
      const asked = await missingOption(task.id);
      if (asked !== undefined) {
        marked.push(id);
        expect(
          [...needed, ...positional].map(({ name }) => name),
          `${id} asks for --${asked}`,
        ).to.include(asked.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()));
      } else {
        expect(needed, `${id} asks for nothing`).to.deep.equal([]);
      }
    }
    if (kept !== undefined) process.env.VOICE_DATA_DIR = kept;
    expect(marked).to.have.length.at.least(14);
  });

  it("says defaults in one way", () => {
    for (const task of tasks) {
      for (const { name, description } of Object.values("options" in task ? task.options : {})) {
        expect(description, `${task.id.join(" ")} --${name}`)
          .to.match(/^[A-Z`]/)
          .and.not.match(/if not given|\.$/);
      }
    }
  });
});

/** The option that a task says is missing when it is run with none. */
async function missingOption(id: string[]): Promise<string | undefined> {
  try {
    await runTaskIn(hre, id);
  } catch (thrown) {
    return /--([a-z-]+) is missing/.exec((thrown as Error).message)?.[1];
  }
  return undefined;
}
