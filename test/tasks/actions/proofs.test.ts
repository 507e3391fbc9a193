import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import hre from "hardhat";
import { SURPRISE_CLIP } from "../../../tasks/demo/clips.ts";
import { useSuiteFolder } from "../../helpers/folder.ts";
import { runTaskIn } from "../../helpers/runtime.ts";
import { expectCode } from "../expect-code.ts";

const SINGER = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const OTHER = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

const TERMS = `0x${"7e".repeat(32)}`;

describe("idol:prove and idol:verify", function () {
  this.timeout(120_000);
  const folder = useSuiteFolder();
  let proof = "";
  let sidecar = "";
  const target = { account: SINGER, reward: OTHER, season: "3", chainId: "31337", terms: TERMS };
  let original: { proof: string; sidecar: string };

  const verify = (judge?: string) => runTaskIn(hre, "idol:verify", { proof, judge });
  const edit = async (file: string, change: (text: string) => string): Promise<void> => {
    const text = await readFile(file, "utf8");
    const changed = change(text);
    expect(changed, "the edit changes something").to.not.equal(text);
    await writeFile(file, changed);
  };

  before(async () => {
    proof = folder.path("proof.json");
    sidecar = `${proof}.binding.json`;
    await runTaskIn(hre, "idol:prove", {
      audio: SURPRISE_CLIP,
      ...target,
      out: proof,
    });
    original = { proof: await readFile(proof, "utf8"), sidecar: await readFile(sidecar, "utf8") };
  });
  afterEach(async () => {
    await writeFile(proof, original.proof);
    await writeFile(sidecar, original.sidecar);
  });

  it("write EZKL's own proof, and a sidecar that says what it is bound to", async () => {
    const binding = JSON.parse(original.sidecar);
    expect(binding).to.include({
      chainId: "31337",
      season: "3",
      account: SINGER,
      reward: OTHER,
      judge: "idol",
    });
    expect(JSON.parse(original.proof)).to.include.keys("instances", "proof", "hex_proof", "transcript_type");
    const { result, output } = await verify();
    expect(result.account).to.equal(SINGER);
    expect(output).to.include(SINGER).and.to.include("It does not say that anybody sang.");
  });

  it("agree with idol:score on the score, exactly", async () => {
    const { result: scored } = await runTaskIn(hre, "idol:score", { audio: SURPRISE_CLIP });
    const { result: verified } = await verify();
    expect(verified.score).to.equal(scored.integer);
    expect(Math.abs(Number(scored.integer) / 2 ** scored.scoreScale - scored.float) < 0.02).to.equal(true);
  });

  it("refuse a proof that is not there, or has lost its sidecar", async () => {
    await expectCode("FILE_NOT_FOUND", () =>
      runTaskIn(hre, "idol:verify", { proof: folder.path("no.json") }),
    );
    await rm(sidecar);
    await expectCode("FILE_NOT_FOUND", () => verify());
  });

  it("refuse a truncated proof", async () => {
    await edit(proof, (text) => text.slice(0, text.length / 2));
    await expectCode("PROOF_MALFORMED", () => verify());
  });

  it("refuse edited proof bytes, even when both copies are edited alike", async () => {
    await edit(proof, (text) => {
      const json = JSON.parse(text);
      json.proof[100] ^= 1;
      json.hex_proof = `0x${Buffer.from(json.proof).toString("hex")}`;
      return JSON.stringify(json);
    });
    await expectCode("BINDING_MISMATCH", () => verify());
  });

  it("refuse edited instances", async () => {
    await edit(proof, (text) => {
      const json = JSON.parse(text);
      json.instances[0][1] = `01${json.instances[0][1].slice(2)}`;
      return JSON.stringify(json);
    });
    await expectCode("PROOF_MALFORMED", () => verify());
  });

  it("refuse a sidecar of another account, season, contract or judge", async () => {
    const changes: [string, string][] = [
      [SINGER, OTHER],
      ['"season": "3"', '"season": "4"'],
      [`"reward": "${OTHER}"`, `"reward": "${SINGER}"`],
      ['"chainId": "31337"', '"chainId": "1"'],
      [JSON.parse(original.sidecar).judgeHash, `0x${"ab".repeat(32)}`],
    ];
    for (const [from, to] of changes) {
      await edit(sidecar, (text) => text.replace(from, to));
      await expectCode("BINDING_MISMATCH", () => verify());
      await writeFile(sidecar, original.sidecar);
    }
  });

  it("take the judge that the sidecar names, and no other", async () => {
    const { result } = await verify("idol");
    expect(result.judge).to.equal("idol");
    await expectCode("BINDING_MISMATCH", () => verify("tutorial"));
    for (const name of ["nobody", "../judges/idol", "/etc"]) {
      await edit(sidecar, (text) => text.replace('"judge": "idol"', `"judge": "${name}"`));
      const { remedy } = await expectCode("JUDGE_UNKNOWN", () => verify());
      expect(remedy).to.include("idol").and.to.include("tutorial");
      await writeFile(sidecar, original.sidecar);
    }
  });

  it("refuse a sidecar with a field that is wrong, and say what belongs there", async () => {
    await edit(sidecar, (text) => text.replace('"season": "3"', '"season": "three"'));
    const { message } = await expectCode("BINDING_MISMATCH", () => verify());
    expect(message).to.include('"season" is "three", where a whole number in quotes belongs');
  });

  it("find out before the proof is made that it cannot be written", async () => {
    for (const out of [folder.path(), join(proof, "inside.json"), "/proc/nowhere/proof.json"]) {
      const steps: string[] = [];
      await expectCode("FILE_UNWRITABLE", () =>
        runTaskIn(
          hre,
          "idol:prove",
          { audio: SURPRISE_CLIP, ...target, out },
          { onProgress: (text) => steps.push(text) },
        ),
      );
      expect(steps, "steps of a proof").to.deep.equal([]);
    }
  });

  it("refuse options that make no sense before anything is computed", async () => {
    const prove = (args: Record<string, unknown>) =>
      runTaskIn(hre, "idol:prove", {
        audio: SURPRISE_CLIP,
        account: SINGER,
        reward: OTHER,
        season: "1",
        chainId: "1",
        terms: `0x${"7e".repeat(32)}`,
        out: folder.path("none.json"),
        ...args,
      });
    await expectCode("OPTION_INVALID", () => prove({ audio: undefined }));
    await expectCode("OPTION_INVALID", () => prove({ backend: "gpu" }));
    await expectCode("OPTION_INVALID", () => prove({ season: "one" }));
    await expectCode("ADDRESS_INVALID", () => prove({ account: `0x${"0".repeat(40)}` }));
    await expectCode("ADDRESS_INVALID", () => prove({ reward: SINGER.replace("C44", "c44") }));
    await expectCode("JUDGE_UNKNOWN", () => prove({ judge: "nobody" }));
  });
});
