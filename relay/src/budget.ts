import { readFile } from "node:fs/promises";
import { ensureError } from "@idol/ezkl/errors";
import { writeFilesAtomic } from "@idol/ezkl/files";
import { readJson } from "@idol/ezkl/json";
import { z } from "zod";
import { RelayError } from "./errors.ts";

const stateSchema = z.strictObject({
  day: z.string(),
  spent: z.string().regex(/^\d+$/, "an amount in wei, as text"),
});

/** The most that a relay spends a day (UTC), gas and bonds together; kept in a file, so that a restart forgets nothing. */
export class Budget {
  readonly #cap: bigint;
  readonly #file: string | undefined;
  readonly #now: () => Date;
  #day: string;
  #spent = 0n;

  private constructor(cap: bigint, file: string | undefined, now: () => Date) {
    this.#cap = cap;
    this.#file = file;
    this.#now = now;
    this.#day = dayOf(now());
  }

  /** @throws RelayError REQUEST_INVALID where the file holds something else */
  static async open(cap: bigint, file?: string, now: () => Date = () => new Date()): Promise<Budget> {
    const budget = new Budget(cap, file, now);
    const text = file === undefined ? undefined : await readFile(file, "utf8").catch(ifMissing);
    if (text === undefined) return budget;
    const state = readState(text, file!);
    budget.#day = state.day;
    budget.#spent = BigInt(state.spent);
    return budget;
  }

  /** What is left today. */
  get left(): bigint {
    this.#turn();
    return this.#cap > this.#spent ? this.#cap - this.#spent : 0n;
  }

  get spent(): bigint {
    this.#turn();
    return this.#spent;
  }

  /** Sets aside what a transaction may cost at most, before it is sent. @throws SPENDING_CAP */
  async reserve(amount: bigint): Promise<void> {
    if (amount > this.left) {
      throw new RelayError(
        "SPENDING_CAP",
        "The relay has spent what it may spend today.",
        "Try again after midnight UTC, or send the claim from an account of your own.",
      );
    }
    this.#spent += amount;
    await this.#save();
  }

  /** Gives back what of a reservation was not spent. */
  async settle(reserved: bigint, spent: bigint): Promise<void> {
    this.#turn();
    const unspent = reserved > spent ? reserved - spent : 0n;
    // A reservation of yesterday was forgotten with its day.
    this.#spent = this.#spent > unspent ? this.#spent - unspent : 0n;
    await this.#save();
  }

  #turn(): void {
    const today = dayOf(this.#now());
    if (today === this.#day) return;
    this.#day = today;
    this.#spent = 0n;
  }

  async #save(): Promise<void> {
    if (this.#file === undefined) return;
    await writeFilesAtomic([
      [this.#file, `${JSON.stringify({ day: this.#day, spent: `${this.#spent}` })}\n`],
    ]);
  }
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

function ifMissing(thrown: NodeJS.ErrnoException): undefined {
  if (thrown.code !== "ENOENT") throw thrown;
}

function readState(text: string, file: string): z.infer<typeof stateSchema> {
  try {
    return readJson(text, stateSchema);
  } catch (cause) {
    throw new RelayError(
      "REQUEST_INVALID",
      `${file} does not hold a relay's spending: ${ensureError(cause).message}.`,
      "Name another file, or remove it: the day's cap then starts anew.",
      { cause },
    );
  }
}
