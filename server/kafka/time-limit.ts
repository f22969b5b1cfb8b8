import type { Clock } from '#server/ports';

/** Thrown by `withinLimit`; the work it waited for may still be going on. */
export class TimeLimitError extends Error {
  readonly code = 'time-limit';
}

/** Waits for `work`, at most `limitMs`. @throws TimeLimitError when it takes longer. */
export function withinLimit<T>(work: Promise<T>, limit: { clock: Clock; limitMs: number }): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new TimeLimitError(`No answer within ${limit.limitMs} ms.`));
    const cancel = limit.clock.after(limit.limitMs, late);
    work.then(resolve, reject).finally(cancel);
  });
}
