import { readFile, writeFile } from "node:fs/promises";
import { allowlistOf, formatAllowlist } from "@idol/client/allowlist";
import { expect } from "chai";
import { ZeroHash } from "ethers";
import { admissionTo, allowlistRootOf, readAllowlist } from "../../../tasks/allowlist/allowlist.ts";
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
