import { readFileSync } from 'node:fs';

/** Watches the resident memory of a process, which may be another one after a restart. */
export type MemoryWatch = {
  /** The largest since the last `mark`, in bytes. */
  peak(): number;
  max(): number;
  /** Begins anew; returns what is resident now. */
  mark(): number;
  stop(): void;
};

const LOOK_EVERY_MS = 200;

export function watchMemory(pid: () => number): MemoryWatch {
  let peak = 0;
  let max = 0;
  const look = () => {
    const bytes = residentBytes(pid());
    peak = Math.max(peak, bytes);
    max = Math.max(max, bytes);
    return bytes;
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  return {
    peak: () => peak,
    max: () => max,
    mark() {
      peak = 0;
      return look();
    },
    stop: () => clearInterval(timer),
  };
}

/** 0 for a process that has ended. */
export function residentBytes(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
