import { admissionOf, formatAllowlist } from "@idol/client/allowlist";
import { checkedAddress } from "@idol/client/key";
import { writeFilesAtomic } from "@idol/ezkl/files";
import { readAllowlist } from "../allowlist/allowlist.ts";
import { required } from "../ui/options.ts";
import type { AllowlistResult } from "../ui/organiser-messages.ts";
import { describeAllowlist } from "../ui/organiser-messages.ts";
import { runTask } from "../ui/run-task.ts";

interface AllowlistArguments {
  csv: string | undefined;
  out: string | undefined;
  for: string | undefined;
  json: boolean;
}

export default async function allowlist(args: AllowlistArguments): Promise<AllowlistResult> {
  return await runTask({ json: args.json, show: describeAllowlist }, async () => {
    const admitted = args.for === undefined ? undefined : checkedAddress(args.for, "singer");
    const list = await readAllowlist(required(args.csv, "csv"));
    const proof =
      admitted === undefined
        ? {}
        : { proof: { address: admitted, proof: admissionOf(list, admitted, list.root) } };
    if (args.out !== undefined) await writeFilesAtomic([[args.out, formatAllowlist(list)]]);
    const out = args.out === undefined ? {} : { out: args.out };
    return { root: list.root, addresses: list.length, ...out, ...proof };
  });
}
