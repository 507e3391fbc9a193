import { appendFile, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { ensureError } from "@idol/ezkl/errors";
import { makeFolder, writeError } from "@idol/ezkl/files";
import { readJson } from "@idol/ezkl/json";
import type { z } from "zod";
import { TaskError } from "../errors.ts";

/**
 * A file of JSON lines that grows while work goes on, so that an interruption at any time costs at most what is in progress. A line that
 * was cut off or edited is as good as none.
 */
export class JsonLines<Line> {
  readonly #path: string;

  private constructor(path: string) {
    this.#path = path;
  }

  /** The file at `path` with its lines, empty where there is none. @throws FILE_UNREADABLE */
  static async open<Line>(
    path: string,
    schema: z.ZodType<Line>,
  ): Promise<{ file: JsonLines<Line>; lines: Line[] }> {
    const text = await readFile(path, "utf8").catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === "ENOENT") return "";
      throw new TaskError(
        "FILE_UNREADABLE",
        `The journal ${path} cannot be read: ${cause.message}.`,
        "Give another --out.",
        { cause },
      );
    });
    const lines = text.split("\n").flatMap((line) => {
      try {
        return [readJson(line, schema)];
      } catch {
        return [];
      }
    });
    return { file: new JsonLines<Line>(path), lines };
  }

  /** Adds a line, on a line of its own whatever an interruption has left of the last one. @throws DISK_FULL, FILE_UNWRITABLE */
  async add(line: Line): Promise<void> {
    try {
      await makeFolder(dirname(this.#path));
      await appendFile(this.#path, `\n${JSON.stringify(line)}\n`);
    } catch (thrown) {
      throw writeError(this.#path, ensureError(thrown));
    }
  }
}
