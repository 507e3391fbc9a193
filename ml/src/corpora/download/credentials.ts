import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { IdolError } from "../../errors.ts";

/** Who asks Kaggle for a data set. */
export interface Credentials {
  username: string;
  key: string;
}

const fileSchema = z.object({ username: z.string().min(1), key: z.string().min(1) });

const REMEDY =
  "Make a token on https://www.kaggle.com/settings (API, Create New Token) and put the kaggle.json into ~/.kaggle, or set " +
  "KAGGLE_USERNAME and KAGGLE_KEY.";

/**
 * Kaggle's credentials where its own tool looks for them: `KAGGLE_USERNAME` and `KAGGLE_KEY`, or else `kaggle.json` in
 * `KAGGLE_CONFIG_DIR` or `~/.kaggle`.
 *
 * @throws IdolError `VARIABLE_MISSING` if there are none, `CREDENTIALS_REFUSED` if the file is damaged
 */
export async function readCredentials(env: NodeJS.ProcessEnv = process.env): Promise<Credentials> {
  const { KAGGLE_USERNAME: username, KAGGLE_KEY: key, KAGGLE_CONFIG_DIR: folder } = env;
  if (username && key) return { username, key };
  const path = join(folder || join(env.HOME ?? homedir(), ".kaggle"), "kaggle.json");
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    throw new IdolError(
      "VARIABLE_MISSING",
      `Kaggle wants to know who downloads, and there is neither KAGGLE_USERNAME with KAGGLE_KEY nor ${path}.`,
      REMEDY,
      { cause },
    );
  }
  try {
    return fileSchema.parse(JSON.parse(text));
  } catch {
    // No cause: it would quote the secret.
    throw new IdolError(
      "CREDENTIALS_REFUSED",
      `${path} is not a kaggle.json: it must hold a username and a key.`,
      REMEDY,
    );
  }
}
