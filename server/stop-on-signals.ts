import type { EventEmitter } from 'node:events';
import type { Clock, Log } from './ports';

export type StopOnSignalsParts = {
  /** The process, or a test's stand-in. */
  signals: Pick<EventEmitter, 'on'>;
  stop: () => Promise<void>;
  /** Called once: null when all stopped in time, otherwise what went wrong. */
  ended: (error: unknown) => void;
  clock: Clock;
  log: Log;
};

/** Longer than a clean stop ever takes; an orchestrator kills after ten seconds. */
const STOP_LIMIT_MS = 5000;

/**
 * Stops on the first SIGINT or SIGTERM. Later ones change nothing: npm and service managers send the same one twice,
 * and without a listener the second would kill.
 */
export function stopOnSignals({ signals, stop, ended, clock, log }: StopOnSignalsParts): void {
  let isStopping = false;
  const onSignal = (signal: string) => {
    if (isStopping) return;
    isStopping = true;
    log.info('stopping', { signal });
    const cancelLimit = clock.after(STOP_LIMIT_MS, () => {
      log.error('stop-took-too-long', { limitMs: STOP_LIMIT_MS });
      ended(new Error('Stopping took too long.'));
    });
    stop().then(
      () => {
        cancelLimit();
        log.info('stopped');
        ended(null);
      },
      (error: unknown) => {
        cancelLimit();
        log.error('stop-failed', { error: error instanceof Error ? error.stack : String(error) });
        ended(error);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM']) signals.on(signal, onSignal);
}
