import { readdirSync, readFileSync } from "node:fs";

/** Memory of one process, in bytes. */
interface Memory {
  parent: number;
  resident: number;
  /** The most it ever had. */
  peak: number;
}

const POLL_MILLISECONDS = 25;

/**
 * Watches the memory of a process and its descendants, through /proc.
 *
 * The peak is the largest sum that was seen at once, or the largest peak that the kernel noted for one process, whichever is more: for a
 * single process it is exact, for several it can miss what lasted less than the polling interval.
 */
export class MemoryWatch {
  readonly #root: number;
  readonly #timer: NodeJS.Timeout;
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
    const tree = treeOf(this.#root);
    const sum = tree.reduce((total, { resident }) => total + resident, 0);
    this.#peak = Math.max(this.#peak, sum, ...tree.map(({ peak }) => peak));
  }
}

/** Bytes that a process and its descendants have in memory now; `undefined` where there is no /proc. */
export function residentBytes(root: number): number | undefined {
  const tree = treeOf(root);
  return tree.length === 0 ? undefined : tree.reduce((total, { resident }) => total + resident, 0);
}

function treeOf(root: number): Memory[] {
  const all = new Map<number, Memory>();
  for (const entry of list("/proc")) {
    const id = Number(entry);
    if (!Number.isInteger(id)) continue;
    const memory = memoryOf(id);
    if (memory !== undefined) all.set(id, memory);
  }
  const belongs = (id: number): boolean => {
    if (id === root) return true;
    const parent = all.get(id)?.parent;
    return parent !== undefined && parent > 1 && belongs(parent);
  };
  return [...all].filter(([id]) => belongs(id)).map(([, memory]) => memory);
}

function memoryOf(id: number): Memory | undefined {
  let status: string;
  try {
    status = readFileSync(`/proc/${id}/status`, "latin1");
  } catch {
    // It has ended since it was listed.
    return undefined;
  }
  const field = (name: string): number =>
    Number(new RegExp(`^${name}:\\s*(\\d+)`, "m").exec(status)?.[1] ?? 0);
  return { parent: field("PPid"), resident: field("VmRSS") * 1024, peak: field("VmHWM") * 1024 };
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
