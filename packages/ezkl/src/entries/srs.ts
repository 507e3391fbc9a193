export { cachedSrsPath, findCeremonySrs, findSrsOf, hasCeremonySrs, testSrsPath } from "../srs/find-srs.ts";
export { makeInsecureSrs } from "../srs/insecure-srs.ts";
export { provideCeremonySrs, provideTestSrs } from "../srs/provide-srs.ts";
export { CEREMONY_SHA256, loadSrs, packagedSrsPath, type Srs } from "../srs/srs.ts";
export { downloadSrs, type SrsDownloadOptions } from "../srs/srs-download.ts";
