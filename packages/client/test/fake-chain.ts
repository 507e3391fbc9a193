import {
  AbstractSigner,
  type EventFragment,
  Interface,
  type ParamType,
  type Provider,
  type TransactionRequest,
  type TransactionResponse,
  ZeroAddress,
  zeroPadValue,
} from "ethers";
import { type IIdolReward, REWARD, rewardAt } from "../src/contracts/contracts.ts";
import { BADGE_ABI } from "../src/contracts/generated/abi.ts";

export const REWARD_ADDRESS = "0x5FbDB2315678afecb367f032d93F642f64180aa3";
export const TOKEN = "0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512";
export const ACCOUNT = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
export const SINGER = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
export const TRANSACTION = `0x${"ab".repeat(32)}`;

const OTHERS = new Interface([
  "function symbol() view returns (string)",
  "function decimals() view returns (uint8)",
  "function balanceOf(address account) view returns (uint256)",
  "function allowance(address owner, address spender) view returns (uint256)",
  "function approve(address spender, uint256 value)",
  ...BADGE_ABI,
]);

/** A call or a transaction, as it reached the chain. */
export interface Reached {
  how: "call" | "send";
  name: string;
  args: unknown[];
  request: TransactionRequest;
}

/** What an event holds, by its name; what is left out is zero. */
export type FakeEvent = readonly [name: string, values: Readonly<Record<string, unknown>>];

export interface FakeOptions {
  /** What calls give, by the function's name: all zero if not given, and so are a struct's fields that are left out. */
  answers?: Record<string, (...args: never[]) => unknown>;
  /** The events of a transaction, by the function's name. */
  events?: Record<string, readonly FakeEvent[]>;
  /** What else a provider does. */
  provider?: Partial<Provider>;
}

/** A contest's contracts without a node: all that reaches them is kept, in its order. */
export interface FakeChain {
  reward: IIdolReward;
  signer: FakeSigner;
  reached: Reached[];
  /** The same as `call approve` or `send approve`. */
  steps(): string[];
}

export function fakeChain(options: FakeOptions = {}): FakeChain {
  const reached: Reached[] = [];
  const signer = new FakeSigner(options, reached);
  const steps = () => reached.map(({ how, name }) => `${how} ${name}`);
  return { reward: rewardAt(REWARD_ADDRESS, signer), signer, reached, steps };
}

/** What a node throws where a contract reverts with a custom error. */
export function revertWith(name: string, args: readonly unknown[]): Error {
  const data = REWARD.encodeErrorResult(name, args);
  return Object.assign(new Error("execution reverted"), { code: "CALL_EXCEPTION", data });
}

/** The log of an event of the reward contract. */
export function logOf([name, values]: FakeEvent) {
  const event = REWARD.getEvent(name) as EventFragment;
  const inputs = event.inputs.map((input) => filled(input, values[input.name]));
  return { address: REWARD_ADDRESS, ...REWARD.encodeEventLog(event, inputs) };
}

class FakeSigner extends AbstractSigner {
  readonly #options: FakeOptions;
  readonly #reached: Reached[];

  constructor(options: FakeOptions, reached: Reached[]) {
    super({ call: (request: TransactionRequest) => this.call(request), ...options.provider } as Provider);
    this.#options = options;
    this.#reached = reached;
  }

  async getAddress(): Promise<string> {
    return ACCOUNT;
  }

  override async call(request: TransactionRequest): Promise<string> {
    const { contract, name, args } = this.#keep("call", request);
    const { outputs } = contract.getFunction(name)!;
    const given = this.#options.answers?.[name]?.(...(args as never[]));
    // Bytes stand for themselves: what is no answer of the function's.
    if (typeof given === "string" && name === "symbol" && given.startsWith("0x")) return given;
    const values = outputs.length === 1 ? [given] : ((given ?? []) as unknown[]);
    return contract.encodeFunctionResult(
      name,
      outputs.map((output, index) => filled(output, values[index])),
    );
  }

  override async sendTransaction(request: TransactionRequest) {
    const { name } = this.#keep("send", request);
    const logs = (this.#options.events?.[name] ?? []).map(logOf);
    // A transfer of some token's, beside the contract's own events.
    const foreign = { address: TOKEN, topics: [zeroPadValue("0x01", 32)], data: "0x" };
    const receipt = { hash: TRANSACTION, gasUsed: 21_000n, logs: [foreign, ...logs] };
    return { wait: async () => receipt } as unknown as TransactionResponse;
  }

  connect(): never {
    throw new TypeError("not connected anywhere else");
  }
  signTransaction(): never {
    throw new TypeError("signs nothing");
  }
  signMessage(): never {
    throw new TypeError("signs nothing");
  }
  signTypedData(): never {
    throw new TypeError("signs nothing");
  }

  #keep(how: Reached["how"], request: TransactionRequest) {
    const data = request.data as string;
    const contract = REWARD.getFunction(data.slice(0, 10)) === null ? OTHERS : REWARD;
    const { name, args } = contract.parseTransaction({ data })!;
    this.#reached.push({ how, name, args: args.toArray(), request });
    return { contract, name, args: args.toArray() };
  }
}

/** A value of a type, with zero for what is missing. */
export function filled(type: ParamType, value?: unknown): unknown {
  if (type.baseType === "tuple") {
    const given = (value ?? {}) as Record<string, unknown>;
    return type.components!.map((each) => filled(each, given[each.name]));
  }
  if (value !== undefined) return value;
  if (type.baseType === "array") return [];
  if (type.baseType === "address") return ZeroAddress;
  if (type.baseType === "bool") return false;
  if (type.baseType === "string") return "";
  const bytes = /^bytes(\d*)$/.exec(type.baseType)?.[1];
  if (bytes !== undefined) return `0x${"00".repeat(Number(bytes))}`;
  return 0n;
}
