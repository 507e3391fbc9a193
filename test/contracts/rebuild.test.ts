import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { withFolder } from "@idol/dev/with-folder";
import { verifierFile } from "@idol/ezkl/artefacts";
import { buildJudge } from "@idol/ml/building";
import { type JudgeManifest, parseManifest } from "@idol/ml/circuit";
import { isCustomOnnx, readAnyConfig } from "@idol/ml/judge";
import { paths } from "@idol/ml/judges";
import { checkPlace } from "@idol/ml/proving";
import { expect } from "chai";
import { placeOf } from "../../tasks/workspace.ts";

/** A vk made under a test SRS is nobody else's: such a judge is exempt. */
function isReproducible({ srs }: JudgeManifest): boolean {
  return srs.origin === "ceremony";
}

const folders = existsSync(paths.judges) ? readdirSync(paths.judges) : [];
const judges = folders.filter((judge) => {
  const manifest = paths.artefact(judge, "manifest");
  return existsSync(manifest) && isReproducible(parseManifest(readFileSync(manifest, "utf8")));
});

describe("the committed judges", function () {
  this.timeout(300_000);

  it("have the default judge among them", () => {
    expect(judges).to.include("idol");
  });

  for (const judge of judges) {
    it(`${judge}: its files are those of its manifest`, async () => {
      await checkPlace(judge, placeOf(judge));
    });

    it(`${judge}: network.onnx gives the same vk, verifier source and all else again, byte for byte`, () =>
      withFolder(async (folder) => {
        const place = { folder: join(folder, "judge"), verifiers: join(folder, "generated") };
        mkdirSync(place.folder);
        for (const artefact of ["network", "input"] as const)
          copyFileSync(paths.artefact(judge, artefact), paths.artefactIn(place.folder, artefact));
        const config = readFileSync(paths.artefact(judge, "config"), "utf8");
        const parsed = readAnyConfig(config, judge);
        const { quantisation, features } = parsed;
        const customOnnx = isCustomOnnx(parsed) ? parsed.network : undefined;
        await buildJudge({ judge, quantisation, features, customOnnx, place });
        for (const artefact of ["vk", "settings", "compiled", "manifest"] as const) {
          const rebuilt = readFileSync(paths.artefactIn(place.folder, artefact));
          expect(rebuilt.equals(readFileSync(paths.artefact(judge, artefact))), artefact).to.equal(true);
        }
        expect(readFileSync(verifierFile(place, judge), "utf8")).to.equal(
          readFileSync(verifierFile(placeOf(judge), judge), "utf8"),
        );
      }));
  }
});
