import { rewardAt, termsHashOf } from "@idol/client";
import { deriveKey } from "@idol/client/key";
import { type ParsedProof, parseProof } from "@idol/ezkl/proof";
import type { Prover } from "@idol/ml/circuit";
import { createProver } from "@idol/ml/proving";
import type { ContractTransactionResponse, JsonRpcSigner } from "ethers";
import { ZeroHash } from "ethers";
import { type Anvil, startAnvil } from "../chain/anvil.ts";
import { buildContracts, type Deployed, deploy, POT, seasonTerms } from "../chain/deploy.ts";
import type { Context } from "../context.ts";
import { sampleOf } from "../measure/sample.ts";
import { type Figure, formatNumber, type Unit } from "../report/figure.ts";
import type { Findings, Section } from "../report/section.ts";

/** What it costs on a chain, with real proofs: Anvil, the contracts as they are deployed. */
export const chain: Section = {
  name: "chain",
  title: "On the chain",
  cost: "1 min",
  async run(context) {
    context.say("compiling the contracts");
    await buildContracts();
    const anvil = await startAnvil();
    const prover = await createProver({ judge: context.artefacts, cache: await context.folder("cache") });
    try {
      return report(await measure(context, anvil, prover));
    } finally {
      await prover.close();
      await anvil.stop();
    }
  },
};

/** One line of the report. */
interface Cost {
  id: string;
  label: string;
  unit: Unit;
  value: number;
}

type Send = Promise<ContractTransactionResponse>;

async function measure(context: Context, { provider }: Anvil, prover: Prover): Promise<Cost[]> {
  const { manifest, say, score } = context;
  const [organiser, first, second, relay] = await Promise.all([0, 1, 2, 3].map((n) => provider.getSigner(n)));
  const costs: Cost[] = [];
  const note = (id: string, label: string, unit: Unit, value: number | bigint): void => {
    costs.push({ id: `chain.${id}.${unit}`, label, unit, value: Number(value) });
  };
  const gasOf = async (sent: Send): Promise<bigint> => (await (await sent).wait())!.gasUsed;

  const verifier = await deploy(organiser!, `generated/${manifest.verifier}.sol`, manifest.verifier, []);
  const reward = await deploy(organiser!, "IdolReward.sol", "IdolReward", [
    organiser!.address,
    relay!.address,
  ]);
  note("verifier", "verifier, deployed", "bytes", verifier.bytes);
  note("verifier.deploy", "deploy the verifier", "gas", verifier.gas);
  note("reward", "reward contract, deployed", "bytes", reward.bytes);
  note("reward.deploy", "deploy the reward contract and its badges", "gas", reward.gas);

  const now = (await provider.getBlock("latest"))!.timestamp;
  const chainId = (await provider.getNetwork()).chainId;
  const proofOf = async (singer: JsonRpcSigner, season: bigint): Promise<ParsedProof> => {
    const { terms, state } = await rewardAt(reward.address, provider).seasonOf(season);
    const termsHash = termsHashOf(terms, state.verifierCodeHash);
    const key = deriveKey({ account: singer.address, chainId, reward: reward.address, season, termsHash });
    return parseProof((await prover.prove({ x: score.x, key })).proof);
  };
  for (const [index, badge] of [true, false].entries()) {
    const season = BigInt(index + 1);
    const how = badge ? "with a badge" : "without a badge";
    const id = badge ? "" : ".plain";
    say(`claims and withdrawals ${how}`);
    const terms = seasonTerms({ manifest, threshold: score.instance }, verifier.address, organiser!.address, {
      now,
      badge,
    });
    note(
      `season${id}`,
      `open a season ${how}`,
      "gas",
      await gasOf(call(reward, organiser!, "openSeason", terms)),
    );
    note(
      `fund${id}`,
      "fund it",
      "gas",
      await gasOf(call(reward, organiser!, "fund", season, POT, { value: POT })),
    );
    const own = await proofOf(first!, season);
    const relayed = await proofOf(second!, season);
    if (badge) {
      note("proof", "proof", "bytes", own.bytes.length);
      note(
        "verify",
        "the verifier alone",
        "gas",
        await gasOf(call(verifier, relay!, "verifyProof", own.hex, own.instances)),
      );
    }
    note(
      `claim${id}`,
      `claim ${how}`,
      "gas",
      await gasOf(call(reward, first!, "claim", submission(own, season))),
    );
    note(
      `claimFor${id}`,
      `claimFor ${how}`,
      "gas",
      await gasOf(call(reward, relay!, "claimFor", submission(relayed, season))),
    );
    note(
      `withdraw${id}`,
      `withdraw ${how}`,
      "gas",
      await gasOf(call(reward, first!, "withdraw", season, first!.address)),
    );
    note(
      `withdrawFor${id}`,
      `withdrawFor ${how}`,
      "gas",
      await gasOf(call(reward, relay!, "withdrawFor", season, second!.address)),
    );
  }
  return costs;
}

function call({ contract }: Deployed, sender: JsonRpcSigner, method: string, ...args: unknown[]): Send {
  return contract
    .connect(sender)
    .getFunction(method)
    .send(...args);
}

function submission({ hex, instances }: ParsedProof, season: bigint) {
  const given = { season, proof: hex, instances: [...instances], commitment: ZeroHash };
  return { ...given, allowlistProof: [], deadline: 0n, signature: "0x" };
}

function report(costs: readonly Cost[]): Findings {
  const figures: Figure[] = costs.map(({ id, label, unit, value }) => ({
    id,
    label,
    unit,
    sample: sampleOf([value]),
  }));
  const gas = (id: string): number => costs.find((cost) => cost.id === `chain.${id}.gas`)!.value;
  const derived: [id: string, label: string, value: number][] = [
    [
      "claim.plain.added",
      "what a claim without a badge adds to the verifier",
      gas("claim.plain") - gas("verify"),
    ],
    ["claim.added", "what a claim with a badge adds to the verifier", gas("claim") - gas("verify")],
    ["claimFor.added", "what relaying adds to a claim", gas("claimFor") - gas("claim")],
  ];
  for (const [id, label, value] of derived)
    figures.push({ id: `chain.${id}.gas`, label, unit: "gas", sample: sampleOf([value]) });
  return {
    figures,
    tables: [
      {
        header: ["", "gas", "bytes"],
        rows: costs.map(({ label, unit, value }) => [
          label,
          unit === "gas" ? formatNumber(value, unit) : "",
          unit === "bytes" ? formatNumber(value, unit) : "",
        ]),
      },
    ],
    notes: [
      "Receipts of Anvil; the base fee of 21,000 and the calldata are in. Gas is not a matter of chance, so each is measured once. The season's threshold is the sample's own score, for what a score is worth does not change the gas; each claim here is a singer's first.",
    ],
  };
}
