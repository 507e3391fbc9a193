import { expect } from "chai";
import { batchChecksum, batchFile } from "../../src/transactions/safe-batch.ts";

const SAFE = "0xDF8a1Ce35c9a6ACE153B4e0767942f1E2291a1Aa";
const OTHER = "0x49d4450977E2c95362C13D3a31a09311E0Ea26A6";
const BATCH = {
  chainId: 11155111n,
  safe: SAFE,
  task: "idol:season fund",
  transactions: [
    { title: "Approve", to: OTHER, value: 0n, data: "0x01" },
    { title: "Fund it", to: SAFE, value: 2n * 10n ** 18n, data: "0x02" },
  ],
};

/** The batch of Safe's own test, safe-global/safe-react-apps `apps/tx-builder/src/lib/checksum.test.js`, whose checksum is known. */
const KNOWN = {
  version: "1.0",
  chainId: "4",
  createdAt: 1646321521061,
  meta: {
    name: "test batch file",
    txBuilderVersion: "1.4.0",
    checksum: "",
    createdFromSafeAddress: SAFE,
    createdFromOwnerAddress: OTHER,
  },
  transactions: [
    {
      to: OTHER,
      value: "0",
      contractMethod: {
        inputs: [{ internalType: "address", name: "paramAddress", type: "address" }],
        name: "testAddress",
        payable: false,
      },
      contractInputsValues: { paramAddress: OTHER },
    },
    {
      to: OTHER,
      value: "0",
      contractMethod: {
        inputs: [{ internalType: "bool", name: "paramBool", type: "bool" }],
        name: "testBool",
        payable: false,
      },
      contractInputsValues: { paramAddress: "", paramBool: "false" },
    },
    {
      to: OTHER,
      value: "2000000000000000000",
      data: "0x42f4579000000000000000000000000049d4450977e2c95362c13d3a31a09311e0ea26a6",
    },
  ],
};

describe("a batch for a Safe", () => {
  it("has the checksum that Safe's Transaction Builder computes, whatever its name", () => {
    const known = "0x4ecbfd364aa6759983915644e73f8bd411e85a2dc306f252a387c2728c4db64c";
    expect(batchChecksum(KNOWN)).to.equal(known);
    expect(batchChecksum({ ...KNOWN, meta: { ...KNOWN.meta, name: "another" } })).to.equal(known);
    const swapped = { ...KNOWN, transactions: KNOWN.transactions.toReversed() };
    expect(batchChecksum(swapped)).to.not.equal(known);
  });

  it("says everything as a Safe reads it: decimal texts, the chain, the transactions in their order", () => {
    const { meta, ...batch } = JSON.parse(batchFile(BATCH, 1_800_000_000_000));
    expect(batch).to.deep.equal({
      version: "1.0",
      chainId: "11155111",
      createdAt: 1_800_000_000_000,
      transactions: [
        { to: OTHER, value: "0", data: "0x01", contractMethod: null, contractInputsValues: null },
        {
          to: SAFE,
          value: "2000000000000000000",
          data: "0x02",
          contractMethod: null,
          contractInputsValues: null,
        },
      ],
    });
    const { checksum, ...rest } = meta;
    expect(rest).to.include({
      name: "idol:season fund",
      description: "Approve; Fund it",
      createdFromSafeAddress: SAFE,
    });
    expect(checksum).to.equal(batchChecksum({ ...batch, meta: rest }));
  });
});
