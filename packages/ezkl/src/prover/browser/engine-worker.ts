import init, * as engine from "@ezkljs/engine/web/ezkl.js";
import type { EngineReply } from "../protocol.ts";
import { EngineSession } from "../wasm/engine-session.ts";
import { captureConsole } from "../wasm/node-silence.ts";
import { EngineServer, failureReply } from "../wasm/serve-engine.ts";
import { engineMemory } from "./memory.ts";
import { watchPool } from "./pool.ts";
import type { BrowserEngineMessage, BrowserEngineStart } from "./protocol.ts";

/** The worker in which the engine blocks, so that the page does not. */
const said = captureConsole();
const reply = (message: EngineReply) => postMessage(message);
let server: EngineServer | undefined;

globalThis.onmessage = async ({ data }: MessageEvent<BrowserEngineMessage>) => {
  if (data.do !== "start") {
    server?.answer(data);
    return;
  }
  try {
    server = await start(data.start);
    reply({ is: "ready" });
  } catch (thrown) {
    const failure = failureReply(thrown, "start", said());
    reply(failure.is === "refused" ? { ...failure, is: "broken", said: said() } : failure);
  }
};

async function start({ threads, module, artefacts, provingKey, alarm }: BrowserEngineStart) {
  const memory = engineMemory(artefacts.srs.length);
  await init(module, memory);
  engine.init_panic_hook();
  if (threads > 1) {
    watchPool(alarm);
    await engine.initThreadPool(threads);
  }
  const session = new EngineSession(engine, artefacts, provingKey);
  return new EngineServer(session, reply, { memory: () => memory.buffer.byteLength, said });
}
