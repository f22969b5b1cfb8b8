import { expect, test, vi } from 'vitest';
import { createFakeClock } from '../testing/fake-clock';
import { createRecordingLog } from '../testing/recording-log';
import { createSupervisor, type Supervised } from './supervisor';

/** Each call takes the next of `lives`: an error it throws with, or one that lives on. */
function makes(...lives: (Error | 'lives')[]) {
  let made = 0;
  const make = (): Supervised => {
    const life = lives[made];
    made += 1;
    if (life instanceof Error) throw life;
    return { ended: new Promise(() => {}), close: async () => {} };
  };
  return { make, count: () => made };
}

test('[KF17] a consumer that cannot even be made is tried again after a pause', async () => {
  const clock = createFakeClock();
  const { make, count } = makes(new Error('no memory'), new Error('no memory'), 'lives');
  const log = createRecordingLog();
  const supervisor = createSupervisor({ make, isWorthTrying: () => true, clock, log });
  supervisor.start();
  await vi.waitFor(() => {
    clock.advance(1000);
    expect(count()).toBe(3);
  });
  expect(log.lines.map(({ event }) => event)).toEqual(['kafka-consumer-rebuilt', 'kafka-consumer-rebuilt']);
  await supervisor.stop();
});
