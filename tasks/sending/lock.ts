import { open, readFile, rename, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { makeFolder } from "@idol/ezkl/files";
import { TaskError } from "../errors.ts";

/**
 * Keeps a second command from sending beside this one: a file that says who holds it. That of a process of this machine that ended is
 * taken over.
 *
 * @returns gives it back
 * @throws COMMAND_RUNNING
 */
export async function lock(path: string, task: string): Promise<() => Promise<void>> {
  await makeFolder(dirname(path)).catch((thrown: NodeJS.ErrnoException) => {
    throw unwritable(path, thrown);
  });
  while (!(await take(path, `${process.pid} ${hostname()} ${task}`))) {
    const holder = await readHolder(path);
    if (holder === undefined) continue;
    if (holder.host !== hostname() || isAlive(holder.pid)) throw held(path, holder);
    // Moved, not removed: of two that find it dead, one takes it away.
    const dead = `${path}.${process.pid}`;
    await rename(path, dead).catch(() => {});
    await rm(dead, { force: true });
  }
  return () => rm(path, { force: true });
}

interface Holder {
  pid: number;
  host: string;
  task: string;
}

async function take(path: string, content: string): Promise<boolean> {
  try {
    const file = await open(path, "wx");
    await file.writeFile(content);
    await file.close();
    return true;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw unwritable(path, thrown as NodeJS.ErrnoException);
  }
}

/** Undefined where it was given back in the meantime. */
async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    const [pid = "", host = "", ...task] = (await readFile(path, "utf8")).split(" ");
    return { pid: Number(pid), host, task: task.join(" ") };
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === "EPERM";
  }
}

function held(path: string, { pid, host, task }: Holder): TaskError {
  return new TaskError(
    "COMMAND_RUNNING",
    `${task || "Another command"} is sending on this chain already: process ${pid} on ${host}.`,
    `Wait until it has ended, and look what it said. If it is gone for certain, remove ${path}.`,
  );
}

function unwritable(path: string, cause: NodeJS.ErrnoException): TaskError {
  return new TaskError(
    "JOURNAL_INVALID",
    `${path} cannot be written: ${cause.message}`,
    "Nothing is sent without it. Make the folder writable, and run the command again.",
    { cause },
  );
}
