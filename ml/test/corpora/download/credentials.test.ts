import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { rejection, rejectionCode } from "@idol/dev/code-of";
import { withFolder } from "@idol/dev/with-folder";
import { expect } from "chai";
import { readCredentials } from "../../../src/corpora/download/credentials.ts";

const OWN = { username: "singer", key: "0123" };

describe("Kaggle's credentials", () => {
  it("come from the variables first", () =>
    withFolder(async (HOME) => {
      const found = await readCredentials({ HOME, KAGGLE_USERNAME: "singer", KAGGLE_KEY: "0123" });
      expect(found).to.deep.equal(OWN);
    }));

  it("come from ~/.kaggle, or from where KAGGLE_CONFIG_DIR says", () =>
    withFolder(async (HOME) => {
      await mkdir(join(HOME, ".kaggle"));
      await writeFile(join(HOME, ".kaggle", "kaggle.json"), JSON.stringify(OWN));
      expect(await readCredentials({ HOME })).to.deep.equal(OWN);
      expect(await readCredentials({ HOME, KAGGLE_USERNAME: "alone" })).to.deep.equal(OWN);
      await writeFile(join(HOME, "kaggle.json"), JSON.stringify({ ...OWN, username: "other" }));
      expect((await readCredentials({ HOME, KAGGLE_CONFIG_DIR: HOME })).username).to.equal("other");
    }));

  it("are missing where there are none", () =>
    withFolder(async (HOME) => {
      expect(await rejectionCode(readCredentials({ HOME }))).to.equal("VARIABLE_MISSING");
    }));

  it("are refused when damaged, without telling them", () =>
    withFolder(async (folder) => {
      for (const text of ["", '{"key": "s3cret"}', '{"username": "a", "key": "s3cret"']) {
        await writeFile(join(folder, "kaggle.json"), text);
        const env = { KAGGLE_CONFIG_DIR: folder };
        expect(await rejectionCode(readCredentials(env))).to.equal("CREDENTIALS_REFUSED");
        const error = (await rejection(readCredentials(env))) as Error;
        expect(`${error.message} ${String(error.cause)}`).not.to.include("s3cret");
      }
    }));
});
