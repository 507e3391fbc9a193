import { isUnreachable } from "./nested.ts";

/** What a call gives; undefined where the contract refuses, or does not answer as it should. @throws what a missing node makes of it */
export async function answerOf<Answer>(call: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await call();
  } catch (thrown) {
    if (isUnreachable(thrown)) throw thrown;
    return undefined;
  }
}
