import type { EngineReply } from "../protocol.ts";
import { captureConsole } from "./capture-console.ts";
import { EngineSession, type LoadedEngine } from "./engine-session.ts";
import type { EngineMessage, EngineStart } from "./protocol.ts";
import { EngineServer, failureReply } from "./serve-engine.ts";

/**
 * The worker in which the engine blocks, so that its caller does not: starts the engine when told to, then answers requests.
 * Browser-safe.
 * @param load - loads the platform's build
 * @returns what takes the host's messages
 */
export function serveWorker(
  reply: (message: EngineReply) => void,
  load: (start: EngineStart) => Promise<LoadedEngine>,
): (message: EngineMessage) => Promise<void> {
  const said = captureConsole();
  let server: EngineServer | undefined;
  return async (message) => {
    if (message.do !== "start") {
      server?.answer(message);
      return;
    }
    try {
      const { artefacts, provingKey } = message.start;
      const { engine, memory } = await load(message.start);
      server = new EngineServer(new EngineSession(engine, artefacts, provingKey), reply, { memory, said });
      reply({ is: "ready" });
    } catch (thrown) {
      const failure = failureReply(thrown, "start", said());
      reply(failure.is === "refused" ? { ...failure, is: "broken", said: said() } : failure);
    }
  };
}
