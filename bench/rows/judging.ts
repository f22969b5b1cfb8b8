import { alternate, type BenchOptions, type Finding } from '../kit/finding';
import { nodeSide, runSide } from '../kit/side';
import type { Taken } from '../kit/stopwatch';

const READINGS = 2_000_000;

const SIDES = {
  calm: 'the board taking a reading inside all limits',
  open: 'the board taking a reading while an alert is open',
  lasting: 'the board taking a reading while one is pending',
  exposure: 'the board taking a reading while time beyond is counted',
};

/** What the board needs of a processor for a reading, by what becomes of it, beside a loop with a window and an if. */
export async function judgingRow({ isQuick, say }: BenchOptions): Promise<Finding[]> {
  const side = await nodeSide('judging');
  const count = isQuick ? READINGS / 4 : READINGS;
  const kinds = Object.keys(SIDES) as (keyof typeof SIDES)[];
  say(`judging: ${count.toLocaleString('en-US')} readings each`);
  const run = (kind: string) => async () => perReading(await runSide(side(kind, String(count))), count);
  const [loop = [], ...ours] = await alternate(isQuick ? 3 : 5, [run('loop'), ...kinds.map(run)]);
  return kinds.map((kind, index) => ({
    what: SIDES[kind],
    unit: 'ns',
    ours: ours[index] ?? [],
    theirs: { name: 'a loop with a window and an if', values: loop },
  }));
}

function perReading({ cpuSeconds }: Taken, count: number): number {
  return (cpuSeconds * 1e9) / count;
}
