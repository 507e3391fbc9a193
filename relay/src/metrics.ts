import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What an operator watches of a relay. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "relay_" });
  const registers = [registry];
  return {
    registry,
    claims: new Counter({
      name: "relay_claims_total",
      help: "Claims by outcome: relayed, or the code of what refused them",
      labelNames: ["outcome"],
      registers,
    }),
    admissionSeconds: new Histogram({
      name: "relay_admission_seconds",
      help: "From a well-formed request to its admission, the proof's check included",
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10],
      registers,
    }),
    transactions: new Counter({
      name: "relay_transactions_total",
      help: "Transactions in a block",
      registers,
    }),
    batched: new Counter({
      name: "relay_transaction_claims_total",
      help: "Claims in these transactions",
      registers,
    }),
    gas: new Counter({ name: "relay_gas_total", help: "Gas of these transactions", registers }),
    waiting: new Gauge({
      name: "relay_waiting",
      help: "Claims that wait, by what for",
      labelNames: ["for"],
      registers,
    }),
    capLeft: new Gauge({ name: "relay_cap_left_wei", help: "What may be spent today, in wei", registers }),
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
