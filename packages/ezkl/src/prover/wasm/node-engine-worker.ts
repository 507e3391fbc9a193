import { parentPort, workerData } from "node:worker_threads";
import type { EngineReply } from "../protocol.ts";
import { mostPages } from "./engine-memory.ts";
import { EngineSession } from "./engine-session.ts";
import { type LoadedEngine, loadSingleThreaded, loadThreaded } from "./node-engine.ts";
import { captureConsole } from "./node-silence.ts";
import type { EngineRequest, EngineStart } from "./protocol.ts";
import { EngineServer, failureReply } from "./serve-engine.ts";

/** The worker in which the engine blocks, so that its caller does not. */
const port = parentPort!;
const { threads, module, artefacts, provingKey, alarm } = workerData as EngineStart;
const said = captureConsole();
const reply = (message: EngineReply) => port.postMessage(message);

try {
  const { engine, memory } = await load();
  const server = new EngineServer(new EngineSession(engine, artefacts, provingKey), reply, { memory, said });
  port.on("message", (request: EngineRequest) => server.answer(request));
  reply({ is: "ready" });
} catch (thrown) {
  const failure = failureReply(thrown, "start", said());
  reply(failure.is === "refused" ? { ...failure, is: "broken", said: said() } : failure);
}

async function load(): Promise<LoadedEngine> {
  if (module === undefined) return loadSingleThreaded();
  return loadThreaded(module, threads, mostPages(artefacts.srs.length), alarm);
}
