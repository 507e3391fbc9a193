import { expect } from "chai";
import { Wallet } from "ethers";
import { act, expectAlert } from "./acts.ts";
import { CLIPS } from "./clips.ts";
import { CONTEST } from "./contest.ts";
import { useTestApp } from "./test-app.ts";

describe("a singer without a wallet", function () {
  this.timeout(240_000);
  const app = useTestApp({ relay: true });

  it("sings on a phone, proves for an address, and is paid through the organiser's relay", async () => {
    const singer = Wallet.createRandom().address;
    const page = await app.visit({ viewport: { width: 390, height: 844 } });
    await act.choose(page, CLIPS.surprise);
    await act.payee(page, singer);
    await act.prove(page);
    await page.getByText(/You get 0\.1 ETH, whole; the relay pays about 0\.\d+ ETH for you/).waitFor();
    await page.getByRole("button", { name: "Claim through the relay" }).click();
    await page.getByText("The prize is yours").waitFor();
    await page.getByRole("button", { name: "Withdraw 0.1 ETH" }).click();
    await page.getByText("Take a bow").waitFor();
    expect(await app.contest.provider.getBalance(singer)).to.equal(CONTEST.prize);
  });

  it("is told what the contract would refuse, and nothing is sent", async () => {
    const page = await app.visit();
    await act.choose(page, CLIPS.disgust);
    await act.payee(page, Wallet.createRandom().address);
    await act.prove(page);
    await page.getByRole("button", { name: "Claim through the relay" }).click();
    await expectAlert(page, "RELAY_REFUSED");
    expect((await act.alert(page)).text).to.include("IdolScoreBelowThreshold");
  });
});
