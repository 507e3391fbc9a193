import { expect } from "chai";
import { type Served, serveApp } from "../../host/serve.ts";
import { bundleOnce } from "../browser/bundle.ts";
import { CLIPS } from "../browser/clips.ts";
import { accountOf, CONTEST, type Contest, startContest } from "../browser/contest.ts";
import { scoreByTask } from "../browser/score-task.ts";
import type { Engine } from "./engine.ts";
import { launchFirefox } from "./firefox.ts";
import { Visitor } from "./visitor.ts";
import { launchWebKit } from "./webkit.ts";

const PROOF_MILLISECONDS = 180_000;

const JUDGED = "[data-instance]";
/** Firefox records nothing on a computer without loudspeakers; then it has to say so. */
const REFUSED = '[role="alert"][data-code="MICROPHONE_UNAVAILABLE"]';

for (const [name, launch, outcome] of [
  ["Firefox", launchFirefox, `${JUDGED}, ${REFUSED}`],
  ["WebKit", launchWebKit, JUDGED],
] as const) {
  describe(`the page in ${name}`, function () {
    this.timeout(300_000);
    let contest: Contest;
    let served: Served;
    let engine: Engine | undefined;

    before(async () => {
      const [bundle, started] = await Promise.all([bundleOnce(), startContest()]);
      contest = started;
      const { deployment, url: node } = contest;
      served = await serveApp({ bundle, port: 0, deployment, node });
      engine = await launch();
    });
    after(async () => {
      await engine?.close();
      await served?.close();
      await contest?.stop();
    });

    it("judges a voice as the terminal does, proves the score, claims, and is paid", async () => {
      const visitor = new Visitor(engine!);
      await visitor.open(served.url);
      await engine!.choose('input[aria-label="Choose a recording"]', CLIPS.surprise);
      expect(await visitor.score()).to.equal(await scoreByTask(CLIPS.surprise));
      await visitor.connect("Singer");
      await visitor.press("Prove it on this device");
      await visitor.sees("It is kept in this browser", PROOF_MILLISECONDS);
      await visitor.press("Claim 0.1 ETH");
      await visitor.sees("The prize is yours");
      await visitor.press("Withdraw 0.1 ETH");
      await visitor.sees("Take a bow");
      const singer = accountOf(contest.deployment, "Singer");
      const { status, score } = await contest.reward.claimOf(CONTEST.open, singer);
      expect(status).to.equal(2n);
      expect(score).to.equal(await scoreByTask(CLIPS.surprise));
    });

    it("records three seconds and judges them, or says in time that this browser cannot record here", async () => {
      const visitor = new Visitor(engine!);
      await visitor.open(served.url);
      await visitor.press("Sing again");
      await visitor.press("Sing");
      await visitor.until(
        "it comes to something",
        `document.querySelector(${JSON.stringify(outcome)})`,
        45_000,
      );
    });
  });
}
