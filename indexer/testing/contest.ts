import { readFile } from "node:fs/promises";
import {
  type IIdolReward,
  rewardAt,
  type SeasonTermsStruct,
  signClaim,
  signReveal,
  termsHashOf,
} from "@idol/client";
import { commitmentOf, keyOf, type Opening } from "@idol/client/key";
import { type Anvil, type AnvilOptions, startAnvil } from "@idol/dev/anvil";
import {
  ContractFactory,
  id,
  JsonRpcProvider,
  type JsonRpcSigner,
  Wallet,
  ZeroAddress,
  ZeroHash,
} from "ethers";

/** The proof that `MockVerifier` accepts. */
const VALID_PROOF = "0x76616c6964";
const DAY = 86_400;
/** Claims of one transaction: some 15 million gas. */
const BATCH = 80;

/** A contest whose verifier believes everybody: real encodings and events, at no proof's cost. */
export interface MockContest {
  anvil: Anvil;
  provider: JsonRpcProvider;
  /** With the node's first account, which owns it and organises all seasons. */
  reward: IIdolReward;
  sender: JsonRpcSigner;
  chainId: bigint;
  address: string;
  verifier: string;
  /** Opens a season with audit and badges, but for what is given, and funds it. */
  openSeason(change: Partial<SeasonTermsStruct>, pot: bigint): Promise<bigint>;
  /** Has the singers of these numbers claim, in batches; `scoreOf` is asked for each. */
  claim(
    season: bigint,
    numbers: readonly number[],
    scoreOf: (number: number) => bigint,
    opening?: (number: number) => Opening,
  ): Promise<void>;
  /** Reveals where the recording of a singer lies, by the singer's signature. */
  reveal(season: bigint, number: number, uri: string, opening: Opening): Promise<void>;
  /** Lets so many seconds pass. */
  wait(seconds: number): Promise<void>;
  stop(): Promise<void>;
}

/** The account of a number, always the same. */
export function singerOf(number: number): Wallet {
  return new Wallet(id(`singer ${number}`));
}

/** What a singer's commitment is made of. */
export function openingOf(number: number) {
  return { salt: id(`salt ${number}`), recordingHash: id(`recording ${number}`) };
}

/** Deploys a contest on an Anvil of its own. `npx hardhat build` has to have run. */
export async function startMockContest(options: AnvilOptions = {}): Promise<MockContest> {
  const anvil = await startAnvil(options);
  const provider = new JsonRpcProvider(anvil.url, undefined, {
    staticNetwork: true,
    cacheTimeout: -1,
    pollingInterval: 50,
  });
  const sender = await provider.getSigner(0);
  const verifier = await deploy(sender, "mocks/MockVerifier.sol/MockVerifier");
  const address = await deploy(sender, "IdolReward.sol/IdolReward", sender.address, ZeroAddress);
  const reward = rewardAt(address, sender);
  const { chainId } = await provider.getNetwork();
  return {
    anvil,
    provider,
    reward,
    sender,
    chainId,
    address,
    verifier,
    async openSeason(change, pot) {
      const { timestamp } = (await provider.getBlock("latest"))!;
      const terms = { ...audited(timestamp, sender.address, verifier), ...change };
      await (await reward.openSeason(terms)).wait();
      const season = await reward.seasonCount();
      if (pot > 0n) await (await reward.fund(season, pot, { value: pot })).wait();
      return season;
    },
    async claim(season, numbers, scoreOf, opening = openingOf) {
      const { terms, state } = await reward.seasonOf(season);
      const termsHash = termsHashOf(terms, state.verifierCodeHash);
      for (let from = 0; from < numbers.length; from += BATCH) {
        const batch = numbers.slice(from, from + BATCH);
        const submissions = await Promise.all(batch.map((number) => submission(number, scoreOf(number))));
        const value = BigInt(batch.length) * terms.bond;
        await (await reward.claimBatch(submissions, { value, gasLimit: 29_000_000 })).wait();
      }

      async function submission(number: number, score: bigint) {
        const singer = singerOf(number);
        const isAudited = terms.auditor !== ZeroAddress;
        const commitment = isAudited ? commitmentOf(singer.address, opening(number)) : ZeroHash;
        const bound = { account: singer.address, chainId, reward: address, season, termsHash, commitment };
        const deadline = terms.closesAt;
        const consent = isAudited
          ? await signClaim(singer, { chainId, reward: address }, { season, commitment, score }, deadline)
          : { deadline: 0n, signature: "0x" };
        return {
          season,
          proof: VALID_PROOF,
          instances: [keyOf(bound), BigInt.asUintN(256, score)],
          commitment,
          allowlistProof: [],
          ...consent,
        };
      }
    },
    async reveal(season, number, uri, opening) {
      const singer = singerOf(number);
      const deadline = 2n ** 40n;
      const signature = await signReveal(singer, { chainId, reward: address }, season, uri, deadline);
      await (await reward.revealFor(season, singer.address, uri, opening, deadline, signature)).wait();
    },
    async wait(seconds) {
      await provider.send("evm_increaseTime", [seconds]);
      await provider.send("evm_mine", []);
    },
    async stop() {
      provider.destroy();
      await anvil.stop();
    },
  };
}

async function deploy(sender: JsonRpcSigner, artifact: string, ...args: unknown[]): Promise<string> {
  const path = new URL(`../../artifacts/contracts/${artifact}.json`, import.meta.url);
  const { abi, bytecode } = JSON.parse(await readFile(path, "utf8"));
  const made = await new ContractFactory(abi, bytecode, sender).deploy(...args);
  return await (await made.waitForDeployment()).getAddress();
}

function audited(now: number, organiser: string, verifier: string): SeasonTermsStruct {
  return {
    verifier,
    opensAt: now,
    closesAt: now + DAY,
    scoreScale: 20,
    badge: true,
    judgeHash: id("judge"),
    minScore: -(2n ** 40n),
    maxScore: 2n ** 40n,
    threshold: 0n,
    prize: 1000n,
    currency: ZeroAddress,
    revealPeriod: DAY,
    auditPeriod: DAY,
    phrase: false,
    auditor: AUDITOR,
    organiser,
    bond: 10n,
    allowlistRoot: ZeroHash,
  };
}

/** Anvil's second account. */
export const AUDITOR = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
