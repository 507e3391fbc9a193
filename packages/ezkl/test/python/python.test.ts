import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { rejectionCode } from "@idol/dev/code-of";
import { withFolder } from "@idol/dev/with-folder";
import { ensureEzkl, findEzkl } from "@idol/ezkl/build";
import type { ProgressEvent } from "@idol/ezkl/progress";
import { expect } from "chai";

/** A PATH on which `python3` and `python` are this shell script, or are not at all. */
function pathWith(folder: string, script?: string): NodeJS.ProcessEnv {
  const bin = join(folder, "bin");
  mkdirSync(bin);
  for (const name of script === undefined ? [] : ["python3", "python"]) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  return { ...process.env, PATH: bin };
}

describe("ensureEzkl", function () {
  this.timeout(300_000);

  it("finds the environment that it made before", async () => {
    const made = await ensureEzkl();
    const events: ProgressEvent[] = [];
    expect(await ensureEzkl({ onProgress: (event) => events.push(event) })).to.deep.equal(made);
    expect(await findEzkl()).to.deep.equal(made);
    expect(events).to.deep.equal([]);
  });

  it("needs no Python on the PATH once the environment is there", () =>
    withFolder(async (folder) => {
      const made = await ensureEzkl();
      expect(await ensureEzkl({ env: pathWith(folder) })).to.deep.equal(made);
    }));

  const UNUSABLE = { "there is none": undefined, "it is too old": "exit 0", "it is broken": "exit 1" };
  for (const [what, script] of Object.entries(UNUSABLE)) {
    it(`says so when ${what}`, () =>
      withFolder(async (folder) => {
        const venv = join(folder, "venv");
        const options = { env: pathWith(folder, script), venv };
        expect(await rejectionCode(ensureEzkl(options))).to.equal("PYTHON_MISSING");
        expect(await findEzkl({ venv })).to.equal(undefined);
        expect(readdirSync(folder)).to.deep.equal(["bin"]);
      }));
  }

  it("says so when Python has no venv module", () =>
    withFolder(async (folder) => {
      const script = 'if [ "$1" = -c ]; then echo "$0"; else echo "No module named venv" >&2; exit 1; fi';
      const options = { env: pathWith(folder, script), venv: join(folder, "venv") };
      expect(await rejectionCode(ensureEzkl(options))).to.equal("PYTHON_MISSING");
      expect(readdirSync(folder)).to.deep.equal(["bin"]);
    }));

  it("says so when pip cannot install the wheel, and leaves nothing behind", () =>
    withFolder(async (folder) => {
      const wheels = { PIP_CONFIG_FILE: "/dev/null", PIP_NO_INDEX: "1", PIP_FIND_LINKS: folder };
      const venv = join(folder, "venv");
      expect(await rejectionCode(ensureEzkl({ env: { ...process.env, ...wheels }, venv }))).to.equal(
        "EZKL_FAILED",
      );
      expect(readdirSync(folder)).to.deep.equal([]);
    }));

  it("says, to stay, that what proves from now on is another one, once it has installed", () =>
    withFolder(async (folder) => {
      const made = "#!/bin/sh\\ncase $2 in *ezkl.__version__*) echo 21.0.0;; esac\\n";
      const venv = join(folder, "venv");
      const wheel = "lib/python3/site-packages/ezkl-21.0.0.dist-info";
      const makes = `/bin/mkdir -p "$3/bin" "$3/${wheel}"; printf '${made}' > "$3/bin/python"; /bin/chmod 755 "$3/bin/python"`;
      const env = pathWith(folder, `if [ "$1" = -c ]; then echo "$0"; else ${makes}; fi`);
      const events: ProgressEvent[] = [];
      expect(await findEzkl({ venv })).to.equal(undefined);
      const python = await ensureEzkl({ env, venv, onProgress: (event) => events.push(event) });
      expect(await findEzkl({ venv })).to.deep.equal(python);
      await rename(join(venv, wheel), join(venv, "another-version"));
      expect(await findEzkl({ venv })).to.equal(undefined);
      const lasting = events.filter((event) => event.lasting);
      expect(lasting).to.have.length(1);
      expect(lasting[0]?.detail)
        .to.include(venv)
        .and.match(/"auto" proves with it, "wasm" with npm's engine/);
    }));

  it("leaves nothing behind when it is cancelled", () =>
    withFolder(async (folder) => {
      const abort = new AbortController();
      const venv = join(folder, "venv");
      const installing = ensureEzkl({ venv, signal: abort.signal, onProgress: () => abort.abort() });
      expect(await rejectionCode(installing)).to.equal("CANCELLED");
      expect(existsSync(venv)).to.equal(false);
      expect(readdirSync(folder)).to.deep.equal([]);
    }));
});
