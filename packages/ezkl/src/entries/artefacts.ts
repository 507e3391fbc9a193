export {
  type CheckedArtefact,
  type CircuitPlace,
  checkCircuit,
  mixedBuilds,
  readArtefact,
  verifierFile,
} from "../circuit/artefacts.ts";
