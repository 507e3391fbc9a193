export { writeFileAtomic, writeFilesAtomic } from "../files/atomic-write.ts";
export { cacheFolder } from "../files/cache-folder.ts";
export { sha256 } from "../files/hashes.ts";
export { makeFolder } from "../files/make-folder.ts";
export { checkWritable, isFull, writeError } from "../files/writable.ts";
