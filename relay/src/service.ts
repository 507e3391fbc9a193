import cors from "@fastify/cors";
import rateLimit from "@fastify/rate-limit";
import type { IIdolReward } from "@idol/client";
import { CodedError, ensureError } from "@idol/ezkl/errors";
import type { Signer } from "ethers";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyServerOptions } from "fastify";
import { Account } from "./account.ts";
import { Budget } from "./budget.ts";
import { type ClaimState, Claims } from "./claims.ts";
import { RelayError, statusOf } from "./errors.ts";
import { createMetrics } from "./metrics.ts";
import { type Contest, readRequest } from "./request.ts";
import { readReveal, sendReveal } from "./reveals.ts";
import { Sender } from "./sender.ts";
import { createVerifiers } from "./verifiers.ts";
import { payOut, readWithdrawal } from "./withdrawals.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Whose claim it is, once that was read. */
    singer: string;
  }
}

/** What a relay serves, and its limits. */
export interface RelayOptions {
  /** The reward contract, with the account that sends and pays. */
  reward: IIdolReward;
  contest: Contest;
  /** The most wei spent a day, gas and bonds together. */
  dailyCap: bigint;
  /** Where the day's spending is kept; in memory alone without it. */
  stateFile?: string | undefined;
  /** The block of the reward contract's deployment, so that no older logs are searched; by default all are. */
  fromBlock?: number | undefined;
  payBonds?: boolean;
  /** Requests of one source, and of one singer, a minute. */
  perMinute?: number;
  maxBatch?: number;
  maxWaiting?: number;
  /** How many proxies before the relay name the source in X-Forwarded-For. */
  trustProxy?: number;
  /** Where structured logs go; nowhere by default. */
  logger?: FastifyServerOptions["logger"];
}

/** How long a request waits for its claim to be in a block before it is answered "pending". */
const PATIENCE_MILLISECONDS = 30_000;
/** A proof of one inner column with its sidecar has some 30 KB. */
const MAX_BODY = 150_000;

/** The relay as an HTTP service that listens nowhere yet. Closing it refuses what is new and ends what was taken. */
export async function createRelay(options: RelayOptions): Promise<FastifyInstance> {
  const { reward, contest, payBonds = false, perMinute = 20, maxBatch = 8, maxWaiting = 32 } = options;
  const metrics = createMetrics();
  const budget = await Budget.open(options.dailyCap, options.stateFile);
  const verifiers = createVerifiers({ maxWaiting });
  const account = new Account({
    signer: reward.runner as Signer,
    budget,
    onMined: ({ gasUsed }) => {
      metrics.transactions.inc();
      metrics.gas.inc(Number(gasUsed));
    },
  });
  const sender = new Sender({ reward, account, maxBatch, onSent: (claims) => metrics.batched.inc(claims) });
  const onAdmitted = (seconds: number) => metrics.admissionSeconds.observe(seconds);
  const claims = new Claims(
    { reward, verifiers, payBonds, fromBlock: options.fromBlock, ready: () => account.ready(), onAdmitted },
    sender,
  );

  const app = Fastify(serverOptions(options));
  app.decorateRequest("singer", "");
  // The page may lie on another host; there are no cookies to protect.
  await app.register(cors, { origin: "*" });
  await app.register(rateLimit, { global: false, max: perMinute, timeWindow: "1 minute" });
  const limitSinger = app.createRateLimit({
    max: perMinute,
    timeWindow: "1 minute",
    keyGenerator: (request) => `singer ${request.singer}`,
  });

  app.setErrorHandler((thrown, _request, reply) => answerError(reply, ensureError(thrown)));
  app.setNotFoundHandler((_request, reply) =>
    reply.status(404).send({ error: { code: "NOT_FOUND", message: "There is no such address here." } }),
  );

  app.get("/", async () => ({
    contest: { chainId: contest.chainId.toString(), reward: contest.reward },
    paysBonds: payBonds,
  }));

  app.post("/claims", { preHandler: app.rateLimit() }, async (request, reply) => {
    const claim = readRequest(request.body, contest);
    request.singer = claim.binding.account.toLowerCase();
    const limited = await limitSinger(request);
    if (!limited.isAllowed && limited.isExceeded) {
      throw new RelayError("BUSY", "Too many requests for this singer.", "Wait a minute, then try again.");
    }
    const done = claims.relay(claim);
    const state = await Promise.race([done, patience()]);
    if (state.state !== "pending") metrics.claims.inc({ outcome: outcomeOf(state) });
    return answerClaim(reply, claim.id, state);
  });

  app.get<{ Params: { id: string } }>("/claims/:id", async (request, reply) =>
    answerClaim(reply, request.params.id, claims.stateOf(request.params.id)),
  );

  app.post("/withdrawals", { preHandler: app.rateLimit() }, async (request) => {
    const withdrawal = readWithdrawal(request.body);
    await account.ready();
    return { state: "relayed", transaction: await payOut(withdrawal, reward, account) };
  });

  app.post("/reveals", { preHandler: app.rateLimit() }, async (request) => {
    const reveal = readReveal(request.body);
    await account.ready();
    return { state: "relayed", transaction: await sendReveal(reveal, reward, account) };
  });

  app.get("/health", async (_request, reply) => {
    const provider = reward.runner!.provider!;
    try {
      const block = await withTimeout(provider.getBlockNumber(), 5_000);
      const left = budget.left;
      return reply.status(left > 0n ? 200 : 503).send({ ok: left > 0n, block, capLeft: left.toString() });
    } catch (thrown) {
      return reply.status(503).send({ ok: false, error: ensureError(thrown).message });
    }
  });

  app.get("/metrics", async (_request, reply) => {
    metrics.waiting.set({ for: "check" }, verifiers.waiting);
    metrics.waiting.set({ for: "transaction" }, sender.waiting);
    metrics.capLeft.set(Number(budget.left));
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });

  app.addHook("onClose", async () => {
    await sender.close();
    await account.close();
    await verifiers.close();
  });
  return app;
}

function serverOptions({ logger = false, trustProxy = 0 }: RelayOptions): FastifyServerOptions {
  return {
    logger,
    bodyLimit: MAX_BODY,
    trustProxy: (_address, hop) => hop < trustProxy,
    forceCloseConnections: "idle",
  };
}

function answerClaim(reply: FastifyReply, id: string, state: ClaimState): FastifyReply {
  if (state.state === "failed") return answerError(reply, state.error);
  if (state.state === "pending") return reply.status(202).send({ id, state: "pending" });
  const { transaction, singer, season, score } = state.relayed;
  return reply
    .status(200)
    .send({ id, state: "relayed", transaction, singer, season: `${season}`, score: `${score}` });
}

function answerError(reply: FastifyReply, error: Error & { statusCode?: number }): FastifyReply {
  if (error instanceof CodedError) {
    const { code, message, remedy } = error;
    return reply.status(statusOf(code)).send({ error: { code, message, remedy } });
  }
  const status = error.statusCode ?? 500;
  if (status >= 500) reply.log.error(error);
  // A fault of our own is for the log: what it says may not be for strangers.
  const message = status >= 500 ? "The relay failed; the claim was perhaps not sent." : error.message;
  return reply.status(status).send({ error: { code: status === 429 ? "BUSY" : "REQUEST_INVALID", message } });
}

function outcomeOf(state: ClaimState): string {
  if (state.state !== "failed") return state.state;
  return state.error.code;
}

async function patience(): Promise<ClaimState> {
  await new Promise((resolve) => setTimeout(resolve, PATIENCE_MILLISECONDS).unref());
  return { state: "pending" };
}

async function withTimeout<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  return await Promise.race([
    promise,
    new Promise<never>((_resolve, reject) => {
      setTimeout(() => reject(new Error("the node does not answer")), milliseconds).unref();
    }),
  ]);
}
