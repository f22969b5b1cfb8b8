/** What a side took, in seconds: by the clock, and of a processor. */
export type Taken = { seconds: number; cpuSeconds: number };

/** Starts counting now. */
export function startStopwatch(): { read(): Taken } {
  const beganMs = performance.now();
  const cpu = process.cpuUsage();
  return {
    read() {
      const { user, system } = process.cpuUsage(cpu);
      return { seconds: (performance.now() - beganMs) / 1000, cpuSeconds: (user + system) / 1e6 };
    },
  };
}

/** Tells whoever started this side what it took: one line of JSON on standard error. */
export function tell(taken: object): void {
  process.stderr.write(`${JSON.stringify(taken)}\n`);
}
