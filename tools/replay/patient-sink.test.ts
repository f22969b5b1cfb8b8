import { expect, test } from 'vitest';
import { createFakeClock } from '#server/testing/fake-clock';
import { createPatientSink } from './patient-sink';

const unavailable = () => Object.assign(new Error('Nobody answers.'), { code: 'sink-unavailable' });

function createHouse(append: (attempt: number) => void) {
  const clock = createFakeClock();
  const said: string[] = [];
  const ending = new AbortController();
  let attempts = 0;
  const sink = createPatientSink({
    sink: { append: async () => append(++attempts) },
    patienceMs: 10_000,
    monotonicMs: clock.monotonicMs,
    wait: async (ms) => clock.advance(ms),
    say: (line) => said.push(line),
    signal: ending.signal,
  });
  return { sink, said, ending, attempts: () => attempts };
}

test('[SM17] an outage is told once and waited out', async () => {
  const house = createHouse((attempt) => {
    if (attempt < 4) throw unavailable();
  });
  await house.sink.append([]);
  expect(house.said).toEqual(['Nobody answers. Trying again for 10 s.']);
  expect(house.attempts()).toBe(4);
});

test('[SM17] an outage that does not end is given up after the patience', async () => {
  const house = createHouse(() => {
    throw unavailable();
  });
  await expect(house.sink.append([])).rejects.toThrow('Nobody answers.');
  expect(house.attempts()).toBe(11);
});

test('[SM17] what will not pass is not tried again', async () => {
  const house = createHouse(() => {
    throw Object.assign(new Error('No.'), { code: 'refused' });
  });
  await expect(house.sink.append([])).rejects.toThrow('No.');
  expect(house.attempts()).toBe(1);
});

test('[SM17] a signal ends the attempts', async () => {
  const house = createHouse(() => {
    house.ending.abort();
    throw unavailable();
  });
  await expect(house.sink.append([])).rejects.toThrow();
  expect(house.attempts()).toBe(1);
});
