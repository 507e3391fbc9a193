import { rename } from "node:fs/promises";
import { expect } from "chai";
import { useProject } from "./project.ts";
import { refusalCode } from "./refusal.ts";

describe("a circuit of a project", function () {
  this.timeout(300_000);
  const project = useProject({ built: true });

  it("verifies once the file is back that its prover could not be started without", async () => {
    const { ezkl } = await project.runtime();
    const circuit = await ezkl.circuit("small");
    const x = Array.from({ length: 64 }, (_, index) => index / 64);
    const key = project.path("ezkl/small/vk.key");
    try {
      const { proof } = await circuit.prove({ key: [5n], x });
      await circuit.close();
      await rename(key, `${key}.away`);
      expect(await refusalCode(circuit.verify(proof))).to.equal("ARTEFACT_MISSING");
      await rename(`${key}.away`, key);
      expect((await circuit.verify(proof)).outputs).to.have.property("y");
    } finally {
      await circuit.close();
    }
  });
});
