import type { ReadingSink } from '#server/ports';

export type PatientSinkOptions = {
  sink: ReadingSink;
  /** How long to go on trying, in ms. */
  patienceMs: number;
  monotonicMs(): number;
  wait(ms: number): Promise<void>;
  /** Told once per outage. */
  say(line: string): void;
  /** Aborted: no further attempt. */
  signal: AbortSignal;
};

const RETRY_EVERY_MS = 1000;

/** A sink that goes on trying while the one behind it is away, for so long; then it fails as that one does. */
export function createPatientSink(options: PatientSinkOptions): ReadingSink {
  const { sink, patienceMs, monotonicMs, wait, say, signal } = options;
  return {
    async append(readings) {
      const untilMs = monotonicMs() + patienceMs;
      for (let attempt = 1; ; attempt++) {
        try {
          return await sink.append(readings);
        } catch (error) {
          if (!isPassing(error) || signal.aborted || monotonicMs() >= untilMs) throw error;
          if (attempt === 1) say(`${error.message} Trying again for ${Math.round(patienceMs / 1000)} s.`);
          await wait(RETRY_EVERY_MS);
        }
      }
    },
  };
}

function isPassing(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'sink-unavailable';
}
