import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { loadPatiently } from './load-patiently';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('[PG76] a part that could not be loaded is tried again until it is there, ever less often', async () => {
  let tries = 0;
  const load = async () => {
    tries += 1;
    if (tries < 9) throw new Error('offline');
    return 'part';
  };
  const loaded = loadPatiently(load);
  await vi.advanceTimersByTimeAsync(1_600);
  expect(tries).toBe(3);
  await vi.advanceTimersByTimeAsync(14_000);
  expect(tries).toBe(6);
  await vi.advanceTimersByTimeAsync(45_000);
  expect(await loaded).toBe('part');
});
