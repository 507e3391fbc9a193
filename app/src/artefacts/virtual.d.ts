declare module "virtual:idol-artefacts" {
  /** Written by `host/artefacts-plugin.ts`. */
  export const index: import("./artefact-index.ts").ArtefactIndex;
}
