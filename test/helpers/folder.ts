import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder of its own for each test of a suite, gone afterwards. Call it inside `describe`. */
export function useFolder(): { path(file?: string): string } {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "idol-test-"));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });
  return { path: (file = "") => join(folder, file) };
}

/** One folder for all tests of a suite, gone afterwards. Call it inside `describe`. */
export function useSuiteFolder(): { path(file?: string): string } {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "idol-test-"));
  });
  after(async () => {
    await rm(folder, { recursive: true, force: true });
  });
  return { path: (file = "") => join(folder, file) };
}
