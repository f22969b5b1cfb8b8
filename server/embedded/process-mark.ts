import { readFileSync } from 'node:fs';

/**
 * A running process as `<pid> <start>`, which a later process with the same number does not share; null when there is
 * none. `start` is `-` where the system does not tell it.
 */
export function processMark(pid: number): string | null {
  if (!Number.isSafeInteger(pid) || pid <= 0) return null;
  if (process.platform === 'linux') return linuxMark(pid);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!isForbidden(error)) return null;
  }
  return `${pid} -`;
}

/** True while the very process that had this mark runs. */
export function isMarkedRunning(mark: string): boolean {
  return processMark(markedPid(mark)) === mark;
}

export function markedPid(mark: string): number {
  return Number.parseInt(mark, 10);
}

// A killed process stays in the table until its parent has looked: state Z is an end too.
function linuxMark(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // proc(5): the name in parentheses may hold anything; after it the state is field 3 and the start time field 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? null : `${pid} ${fields[19]}`;
  } catch {
    return null;
  }
}

const isForbidden = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EPERM';
