import { readFile, writeFile } from "node:fs/promises";
import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import { AbiCoder, keccak256, ZeroHash } from "ethers";
import {
  admissionOf,
  admissionTo,
  allowlistOf,
  allowlistRootOf,
  formatAllowlist,
  readAllowlist,
} from "../../../tasks/allowlist/allowlist.ts";
import { useFolder } from "../../helpers/folder.ts";
import { expectCode } from "../expect-code.ts";

const MEMBERS = [
  "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266",
  "0x70997970C51812dc3A010C7d01b50e0d17dc79C8",
  "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC",
];
const STRANGER = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";

describe("allowlist", () => {
  const folder = useFolder();
  const list = allowlistOf(MEMBERS);

  it("hashes a leaf twice, as the contract does", () => {
    const once = keccak256(AbiCoder.defaultAbiCoder().encode(["address"], [MEMBERS[0]]));
    expect(allowlistOf([MEMBERS[0]!]).root).to.equal(keccak256(once));
  });

  it("has the same root whatever the order of the rows", () => {
    expect(allowlistOf(MEMBERS.toReversed()).root).to.equal(list.root);
  });

  it("proves each member, in any case, and nobody else", async () => {
    for (const member of MEMBERS) {
      const proof = admissionOf(list, member.toLowerCase(), list.root);
      expect(StandardMerkleTree.verify(list.root, ["address"], [member], proof)).to.equal(true);
      expect(StandardMerkleTree.verify(list.root, ["address"], [STRANGER], proof)).to.equal(false);
    }
    await expectCode("ALLOWLIST_INVALID", () => admissionOf(list, STRANGER, list.root));
    await expectCode("ALLOWLIST_INVALID", () => admissionOf(list, MEMBERS[0]!, keccak256("0x01")));
  });

  it("reads back what it wrote, and the CSV just as well", async () => {
    const [written, csv] = [folder.path("list.json"), folder.path("list.csv")];
    await writeFile(written, formatAllowlist(list));
    await writeFile(csv, MEMBERS.join("\n"));
    expect((await readAllowlist(written)).root).to.equal(list.root);
    expect(await allowlistRootOf(csv, undefined)).to.equal(list.root);
  });

  it("refuses a file that was edited, cut off, or is not there", async () => {
    const path = folder.path("list.json");
    const text = formatAllowlist(list);
    for (const wrong of [text.replace(MEMBERS[0]!, STRANGER), text.slice(0, 200), "{}"]) {
      await writeFile(path, wrong);
      await expectCode("ALLOWLIST_INVALID", () => readAllowlist(path));
    }
    await expectCode("FILE_NOT_FOUND", () => readAllowlist(folder.path("none.json")));
    expect(await readFile(path, "utf8")).to.equal("{}");
  });

  it("asks for a list only where the season has one, and for the list or its root, not both", async () => {
    expect(await admissionTo(undefined, STRANGER, ZeroHash)).to.deep.equal([]);
    await expectCode("OPTION_INVALID", () => admissionTo(undefined, STRANGER, list.root));
    await expectCode("OPTION_INVALID", () => allowlistRootOf("list.json", list.root));
    expect(await allowlistRootOf(undefined, list.root)).to.equal(list.root);
    expect(await allowlistRootOf(undefined, undefined)).to.equal(undefined);
  });
});
