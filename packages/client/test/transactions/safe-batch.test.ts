import { expect } from "chai";
import { id } from "ethers";
import { safeBatchText } from "../../src/transactions/safe-batch.ts";

const SAFE = "0x0000000000000000000000000000000000005afe";
const REWARD = "0x00000000000000000000000000000000000000aa";

describe("a batch for a Safe", () => {
  const options = { chainId: 11155111n, safe: SAFE, name: "Pause season 1", createdAt: 1_800_000_000_000 };
  const read = (text: string) => JSON.parse(text);

  it("holds each transaction as the Transaction Builder reads it", () => {
    const batch = read(
      safeBatchText(
        [
          { to: REWARD, data: "0x136439dd", value: 5n },
          { to: REWARD, data: "0x" },
        ],
        options,
      ),
    );
    expect(batch).to.include({ version: "1.0", chainId: "11155111", createdAt: 1_800_000_000_000 });
    expect(batch.meta).to.include({ name: "Pause season 1", createdFromSafeAddress: SAFE });
    expect(batch.transactions).to.deep.equal([
      { to: REWARD, value: "5", data: "0x136439dd", contractMethod: null, contractInputsValues: null },
      { to: REWARD, value: "0", data: "0x", contractMethod: null, contractInputsValues: null },
    ]);
  });

  it("has the builder's checksum, which every change but that of the name breaks", () => {
    const checksum = (more: object, data = "0x") =>
      read(safeBatchText([{ to: REWARD, data }], { ...options, ...more })).meta.checksum;
    // Written out by the builder's rule: sorted keys, then the values.
    const serialized =
      '{["chainId","createdAt","meta","transactions","version"]"11155111",1800000000000,' +
      '{["createdFromOwnerAddress","createdFromSafeAddress","description","name"]"",' +
      `"${SAFE}","",null,},` +
      '[{["contractInputsValues","contractMethod","data","to","value"]null,null,"0x",' +
      `"${REWARD}","0",}],"1.0",}`;
    expect(checksum({})).to.equal(id(serialized));
    expect(checksum({ name: "Another" })).to.equal(checksum({}));
    for (const change of [{ chainId: 1n }, { safe: REWARD }, { description: "x" }, { createdAt: 1 }])
      expect(checksum(change)).to.not.equal(checksum({}));
    expect(checksum({}, "0x01")).to.not.equal(checksum({}));
  });
});
