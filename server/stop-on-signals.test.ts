import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { stopOnSignals } from './stop-on-signals';
import { createFakeClock } from './testing/fake-clock';
import { createRecordingLog } from './testing/recording-log';

function setUp(stopping: Promise<void>) {
  const signals = new EventEmitter();
  const stop = vi.fn(() => stopping);
  const ended = vi.fn();
  const clock = createFakeClock();
  stopOnSignals({ signals, stop, ended, clock, log: createRecordingLog() });
  return { signals, stop, ended, clock };
}

test('[OP5] a signal that comes again while stopping changes nothing', async () => {
  const { signals, stop, ended } = setUp(Promise.resolve());
  for (const signal of ['SIGTERM', 'SIGTERM', 'SIGINT']) expect(signals.emit(signal, signal)).toBe(true);
  await vi.waitFor(() => expect(ended).toHaveBeenCalledExactlyOnceWith(null));
  expect(signals.emit('SIGTERM', 'SIGTERM')).toBe(true);
  expect(stop).toHaveBeenCalledOnce();
});

test('[OP2] a stop that takes over 5 s, or fails, ends with an error', async () => {
  const slow = setUp(new Promise(() => undefined));
  slow.signals.emit('SIGTERM', 'SIGTERM');
  slow.clock.advance(5000);
  expect(slow.ended).toHaveBeenCalledExactlyOnceWith(expect.any(Error));
  const failing = setUp(Promise.reject(new Error('no')));
  failing.signals.emit('SIGINT', 'SIGINT');
  await vi.waitFor(() => expect(failing.ended).toHaveBeenCalledExactlyOnceWith(expect.any(Error)));
});
