import { readdirSync, readFileSync } from 'node:fs';

/** A process and all it started, as Linux counts them; null where there is no /proc. */
export type TreeUse = { residentMb: number; cpuSeconds: number };

const TICKS_A_SECOND = 100;
const KB_A_MB = 1000 / 1.024;

/** Memory that is shared counts for each by its part (PSS). `apart` leaves out the process itself. */
export function treeUse(pid: number, { apart }: { apart: boolean }): TreeUse | null {
  if (process.platform !== 'linux') return null;
  const pids = apart ? descendants(pid) : [pid, ...descendants(pid)];
  const uses = pids.map((one) => ({ residentMb: proportionalMb(one), cpuSeconds: cpuSeconds(one) }));
  return {
    residentMb: uses.reduce((sum, { residentMb }) => sum + residentMb, 0),
    cpuSeconds: uses.reduce((sum, use) => sum + use.cpuSeconds, 0),
  };
}

function descendants(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) ? parentOf(Number(name)) : null;
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const below = (one: number): number[] => (children.get(one) ?? []).flatMap((child) => [child, ...below(child)]);
  return below(pid);
}

// The name in brackets may hold anything: what counts comes after the last one.
function statOf(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function parentOf(pid: number): number | null {
  try {
    return Number(statOf(pid)[1]);
  } catch {
    return null;
  }
}

function cpuSeconds(pid: number): number {
  try {
    const [user, system] = statOf(pid).slice(11, 13).map(Number);
    return ((user ?? 0) + (system ?? 0)) / TICKS_A_SECOND;
  } catch {
    return 0;
  }
}

function proportionalMb(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / KB_A_MB;
  } catch {
    return 0;
  }
}
