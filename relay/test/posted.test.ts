import { CodedError } from "@idol/ezkl/errors";
import { expect } from "chai";
import { readRequest } from "../src/request.ts";
import { readWithdrawal } from "../src/withdrawals.ts";

const CONTEST = { chainId: 31337n, reward: `0x${"11".repeat(20)}` };

/** The answer to what was posted. */
function refusal(read: () => unknown): string {
  try {
    read();
  } catch (thrown) {
    if (thrown instanceof CodedError && thrown.code === "REQUEST_INVALID") return thrown.message;
    throw thrown;
  }
  throw new Error("it was taken");
}

describe("what is posted to the relay", () => {
  it("is refused with the field that is wrong, what was found and what belongs there", () => {
    expect(refusal(() => readWithdrawal({ season: "0", singer: CONTEST.reward }))).to.include(
      '"season" is "0", where a whole number from 1, as text belongs',
    );
    expect(refusal(() => readWithdrawal({ season: "1", singer: "0x12" }))).to.include(
      '"singer" is "0x12", where an address, 0x and 40 hexadecimal digits belongs',
    );
    expect(refusal(() => readRequest({ binding: "{}" }, CONTEST))).to.include('"proof" is missing');
    expect(refusal(() => readRequest({ proof: "{}", binding: "{}", more: 1 }, CONTEST))).to.include(
      '"more" is not a field',
    );
  });

  it("is refused where nothing was posted, or no object", () => {
    for (const body of [undefined, null, "text", 5, []]) {
      expect(refusal(() => readRequest(body, CONTEST))).to.match(/it is .+, where .+ belongs/);
      expect(refusal(() => readWithdrawal(body))).to.match(/it is .+, where .+ belongs/);
    }
  });
});
