import { readdirSync, readFileSync } from "node:fs";

/** Memory of one process, in bytes. */
interface Memory {
  resident: number;
  /** The most it ever had. */
  peak: number;
}

const POLL_MILLISECONDS = 50;
/** New children are looked for every so many polls: that costs more than reading what is known. */
const POLLS_PER_SEARCH = 4;

/**
 * Watches the memory of a process and its descendants, through /proc.
 *
 * The peak is the largest sum that was seen at once, or the largest peak that the kernel noted for one process, whichever is more: for a
 * single process it is exact, for several it can miss what lasted less than the polling interval.
 */
export class MemoryWatch {
  readonly #root: number;
  readonly #timer: NodeJS.Timeout;
  #tree: number[] = [];
  #polls = 0;
  #peak = 0;

  constructor(root: number) {
    this.#root = root;
    this.#timer = setInterval(() => this.#look(), POLL_MILLISECONDS);
    this.#look();
  }

  /** Ends the watch. @returns bytes, or `undefined` where there is no /proc */
  stop(): number | undefined {
    clearInterval(this.#timer);
    return this.#peak === 0 ? undefined : this.#peak;
  }

  #look(): void {
    if (this.#polls++ % POLLS_PER_SEARCH === 0) this.#tree = processTree(this.#root);
    const memories = memoriesOf(this.#tree);
    const sum = memories.reduce((total, { resident }) => total + resident, 0);
    this.#peak = Math.max(this.#peak, sum, ...memories.map(({ peak }) => peak));
  }
}

/** Bytes that a process and its descendants have in memory now; `undefined` where there is no /proc. */
export function residentBytes(root: number): number | undefined {
  const memories = memoriesOf(processTree(root));
  return memories.length === 0 ? undefined : memories.reduce((total, { resident }) => total + resident, 0);
}

/** The kernel counts in hundredths of a second. */
const TICKS_PER_SECOND = 100;

/** Processor time of all children that have ended, theirs included, one run after another; `undefined` where there is no /proc. */
export function childrenCpuSeconds(): number | undefined {
  // Behind the name in brackets, which may hold anything: state is field 3, cutime and cstime are 16 and 17.
  const fields = read("/proc/self/stat").split(") ").at(-1)!.split(" ");
  const ticks = Number(fields[13]) + Number(fields[14]);
  return Number.isFinite(ticks) ? ticks / TICKS_PER_SECOND : undefined;
}

/** Parents of processes by id, kept as long as they run: a search then reads only what has been started since. */
const parents = new Map<number, number>();

function processTree(root: number): number[] {
  const running = new Set(list("/proc").map(Number).filter(Number.isInteger));
  for (const id of parents.keys()) if (!running.has(id)) parents.delete(id);
  for (const id of running) if (!parents.has(id)) parents.set(id, parentOf(id));
  const belongs = (id: number | undefined): boolean =>
    id !== undefined && id > 1 && (id === root || belongs(parents.get(id)));
  return [...running].filter(belongs);
}

function parentOf(id: number): number {
  return Number(/^PPid:\s*(\d+)/m.exec(read(`/proc/${id}/status`))?.[1] ?? 0);
}

/** Of those processes that have not ended meanwhile. */
function memoriesOf(ids: readonly number[]): Memory[] {
  return ids.flatMap((id) => {
    const status = read(`/proc/${id}/status`);
    const bytes = (field: string): number =>
      Number(new RegExp(`^${field}:\\s*(\\d+) kB`, "m").exec(status)?.[1] ?? 0) * 1024;
    return status === "" ? [] : [{ resident: bytes("VmRSS"), peak: bytes("VmHWM") }];
  });
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch {
    return "";
  }
}
