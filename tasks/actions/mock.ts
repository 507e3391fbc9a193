import type { WitnessResult } from "../ui/messages.ts";
import { runWitness } from "./witness.ts";

interface MockArguments {
  audio: string | undefined;
  judge: string;
  json: boolean;
}

export default async function mock(args: MockArguments): Promise<WitnessResult> {
  return await runWitness(args, { mock: true });
}
