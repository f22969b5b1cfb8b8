import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { runHistory } from '#server/testing/simulation/run-history';
import { seedsToRun } from '#server/testing/simulation/seeds';

/** Enough to see what they have in common. */
const MOST_FAILURES = 5;

/** On a busy machine a history takes some 30 ms. */
const LIMIT_MS = 600_000;

async function failuresOf(seeds: readonly number[]): Promise<string[]> {
  const unhandled: string[] = [];
  const note = (reason: unknown) => void unhandled.push(`Nobody handled: ${reason}`);
  const failures: string[] = [];
  process.on('unhandledRejection', note);
  for (const seed of seeds) {
    const { problems } = await runHistory(seed);
    await nextTurn();
    problems.push(...unhandled.splice(0));
    if (problems.length > 0) failures.push(`SIM_SEED=${seed}: ${problems.slice(0, 3).join(' ')}`);
    if (failures.length === MOST_FAILURES) break;
  }
  process.off('unhandledRejection', note);
  return failures;
}

it(
  '[ST1] [ST2] [ST3] [ST9] [ST14] [ST16] [ST18] whatever dies in between, the store holds what log and commands say, once',
  async () => expect(await failuresOf(seedsToRun())).toEqual([]),
  LIMIT_MS,
);
