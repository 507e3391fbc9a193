import { expect } from "chai";
import { useSuiteFolder } from "../test/helpers/folder.ts";
import * as cells from "../test/helpers/sending/cells.ts";
import { SAFE_TASKS, sendingTasks } from "../test/helpers/sending/registry.ts";
import { expectSafe, expectSafeLeft } from "../test/helpers/sending/safe-cell.ts";
import { ELSEWHERE, SCENARIOS, taskOf } from "../test/helpers/sending/scenarios.ts";
import { FAULTS, type Stage, setStage } from "../test/helpers/sending/stage.ts";
import { makeWorld, type World } from "../test/helpers/sending/world.ts";

describe("each task that sends, in a shell, on a real node with slow blocks", function () {
  this.timeout(600_000);
  const folder = useSuiteFolder();
  let world: World;
  before(async () => {
    world = await makeWorld(folder.path());
  });

  it("has its row here", async () => {
    const tried = new Set(Object.keys(SCENARIOS).map(taskOf));
    expect([...tried, ...ELSEWHERE].sort()).to.deep.equal(await sendingTasks());
  });

  for (const [task, scenario] of Object.entries(SCENARIOS)) {
    const { sends, refused, refusal, again, dry, contradicting } = scenario;
    describe(task, () => {
      let stage: Stage;
      /** What an undisturbed run does. */
      let effect: unknown;
      beforeEach(async () => {
        stage = await setStage(task, scenario, world, folder.path());
      });
      afterEach(() => stage.stop());

      it(`sends nothing without funds, against the rules or once stopped; then ${sends}, and given again it is ${again}`, async () => {
        await cells.expectPoor(stage);
        cells.expectFailed(await stage.run(refused), refusal);
        await cells.expectStopped(stage);
        expect(await stage.sent()).to.equal(0);
        const end = await stage.run();
        cells.expectDone(end);
        expect(await stage.sent()).to.equal(sends);
        effect = await stage.effect(end);
        const second = await stage.run();
        if (again === "refused") cells.expectFailed(second, "CONTRACT_REVERTED");
        else if (again !== "refused in its result") cells.expectDone(second);
        else cells.expectRefused(second);
        expect(await stage.sent()).to.equal(again === "done again" ? 2 * sends : sends);
        if (again !== "done again") expect(await stage.effect(end)).to.deep.equal(effect);
      });

      for (const fault of FAULTS) {
        for (let transaction = 1; transaction <= sends; transaction++) {
          it(`does once what it does, though at transaction ${transaction} of ${sends}: ${fault}`, async () => {
            await cells.strikeAndGoOn(stage, fault, transaction, sends, effect, dry);
          });
        }
      }

      it("keeps out a second one while it runs", async () => {
        const end = await cells.expectAlone(stage);
        cells.expectDone(end);
        expect(await stage.sent()).to.equal(sends);
        expect(await stage.effect(end)).to.deep.equal(effect);
      });

      it("sends nothing to another chain that it did not begin on, and goes on when the first is back", async () => {
        const begun = await stage.strike("Ctrl-C", 1);
        cells.expectFailed(begun, "INTERRUPTED", 130);
        const kept = await stage.settled(1);
        await stage.node.replace(undefined);
        const elsewhere = await stage.run();
        if (scenario.empty) cells.expectDone(elsewhere);
        else cells.expectFailed(elsewhere, "NOT_DEPLOYED");
        await stage.node.replace(kept);
        const end = await stage.run();
        cells.expectDone(end);
        expect(await stage.sent()).to.equal(sends);
        expect(await stage.effect(end)).to.deep.equal(effect);
      });

      if (SAFE_TASKS.has(taskOf(task))) {
        it("writes for a Safe what it would have sent, or nothing where it is refused or stopped", async () => {
          await expectSafe(stage, scenario, folder.path(), effect);
        });
      }

      // By one task for all: it takes minutes, and what notices it is the rehearsal, which they share.
      if (task === "idol:season open") {
        it("writes nothing for a Safe where the node leaves in the middle", async () => {
          await expectSafeLeft(stage, scenario, folder.path());
        });
      }

      if (contradicting === undefined) return;
      it(`refuses ${JSON.stringify(contradicting)} in the middle, naming both values, and goes on with its own`, async () => {
        const place = Math.min(sends, scenario.empty ? 2 : 1);
        cells.expectFailed(await stage.strike("Ctrl-C", place), "INTERRUPTED", 130);
        const other = await stage.run(contradicting);
        cells.expectFailed(other, "OPTION_CONTRADICTED");
        for (const [name, value] of Object.entries(contradicting)) {
          expect(other.stderr).to.match(new RegExp(`--${name} was .+, now ${value}`));
        }
        const end = await stage.run();
        cells.expectDone(end);
        expect(await stage.sent()).to.equal(sends);
        expect(await stage.effect(end)).to.deep.equal(effect);
      });
    });
  }
});
