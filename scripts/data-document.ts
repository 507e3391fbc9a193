/** Writes docs/DATA.md anew from what the corpora say of themselves; a test checks that it is current. */
import { writeFileAtomic } from "@idol/ezkl/files/atomic-write.ts";
import { renderDataDocument } from "@idol/ml/corpora/data-document.ts";
import { paths } from "@idol/ml/paths.ts";

await writeFileAtomic(paths.dataDocument, renderDataDocument());
