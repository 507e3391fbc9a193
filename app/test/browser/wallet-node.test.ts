import { expect } from "chai";
import { act, expectAlert } from "./acts.ts";
import { CLIPS } from "./clips.ts";
import { accountOf, CONTEST } from "./contest.ts";
import { proofFiles } from "./proof-files.ts";
import { useTestApp } from "./test-app.ts";
import { goToChain, installWallet, showAccounts } from "./wallet.ts";

describe("a page that reaches the chain through the visitor's wallet alone", function () {
  this.timeout(120_000);
  const app = useTestApp({ byWallet: true });
  const address = (name: string) => accountOf(app.contest.deployment, name);
  const chip = (name: string) => {
    const whole = address(name);
    return `${whole.slice(0, 6)}…${whole.slice(-4)}`;
  };

  it("says what is missing where there is no wallet, and still records and judges", async () => {
    const page = await app.visit();
    await page.getByText("reaches the contest through your wallet").waitFor();
    await page.locator(".finding").getByText("No wallet was found in this browser").waitFor();
    await act.choose(page, CLIPS.surprise);
    await act.score(page);
    await page.getByRole("link", { name: "Seasons" }).click();
    await page.getByText("reaches the contest through your wallet").waitFor();
  });

  it("reads, claims and is paid through an announced wallet, and follows its account", async () => {
    const proof = await proofFiles(app.contest, { account: address("Singer"), season: CONTEST.open });
    const page = await app.visit();
    await installWallet(page, address("Rival"), { rpc: app.contest.url });
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.locator(".finding").getByRole("button", { name: "Test Wallet" }).click();
    await page.getByRole("heading", { name: "Surprise the judge" }).waitFor();
    await act.loadProof(page, proof);
    await page.getByRole("button", { name: "Relay the claim" }).waitFor();

    await showAccounts(page, [address("Singer")]);
    await page.locator(".account").getByText(chip("Singer")).waitFor();
    await page.getByRole("button", { name: "Claim 0.1 ETH" }).click();
    await page.getByText("The prize is yours").waitFor();
    await page.getByRole("button", { name: "Withdraw 0.1 ETH" }).click();
    await page.getByText("Take a bow").waitFor();
    const origins = new Set(asked.filter((url) => url.startsWith("http")).map((url) => new URL(url).origin));
    const own = [app.url, app.contest.url].map((url) => new URL(url).origin);
    expect([...origins].filter((origin) => !own.includes(origin))).to.deep.equal([]);
  });

  it("says when the wallet changes chain or disconnects, and goes on when it is back", async () => {
    const page = await app.visit();
    await installWallet(page, address("Singer"), { rpc: app.contest.url, chainId: 1 });
    await page.locator(".finding").getByRole("button", { name: "Test Wallet" }).click();
    await expectAlert(page, "NETWORK_MISMATCH");
    await page.getByRole("button", { name: "Switch to Local chain" }).click();
    await page.getByRole("heading", { name: "Surprise the judge" }).waitFor();
    await page.getByRole("alert").waitFor({ state: "detached" });
    await goToChain(page, 1);
    await expectAlert(page, "NETWORK_MISMATCH");
    await goToChain(page, 31337);
    await page.getByRole("alert").waitFor({ state: "detached" });
    await page.getByRole("link", { name: "Seasons" }).click();
    await page.getByRole("link", { name: "Season 1" }).waitFor();
    await showAccounts(page, []);
    await page.getByText("reaches the contest through your wallet").waitFor();
    expect(await page.getByRole("alert").count()).to.equal(0);
  });
});
