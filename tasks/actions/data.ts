import { resolve } from "node:path";
import { type CorpusName, checkClips, scanFolder, takeInventory } from "@idol/ml/corpora";
import { downloadCorpora } from "@idol/ml/corpora-download";
import { corpusName } from "../ui/corpus-option.ts";
import type { DataResult } from "../ui/data-messages.ts";
import { describeData } from "../ui/data-messages.ts";
import { optionalList, required } from "../ui/options.ts";
import { runTask } from "../ui/run-task.ts";

interface DataArguments {
  dir: string;
  only: string | undefined;
  check: boolean;
  json: boolean;
}

export default async function data(args: DataArguments): Promise<DataResult> {
  return await runTask({ json: args.json, show: describeData }, async ({ onProgress, signal }) => {
    const folder = resolve(required(args.dir || process.env.VOICE_DATA_DIR, "dir"));
    const only = optionalList(args.only, "only")?.map((name) => corpusName(name, "only"));
    if (!args.check) {
      const downloads = await downloadCorpora(folder, { ...(only && { only }), onProgress, signal });
      return { folder, downloads };
    }
    const { clips, unreadable, ...rest } = await scanFolder(folder, { onProgress, signal });
    const isWanted = ({ corpus }: { corpus: CorpusName }) => only === undefined || only.includes(corpus);
    const checked = await checkClips(clips.filter(isWanted), { onProgress, signal });
    const corpora = takeInventory(checked).filter(isWanted);
    return { folder, corpora, ...rest, unreadable: [...unreadable, ...checked.unreadable] };
  });
}
