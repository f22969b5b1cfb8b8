import { expect, test } from 'vitest';
import type { ReadingSink } from '#server/ports';
import { createFakeClock } from '#server/testing/fake-clock';
import type { RecordingRow } from './recording-row';
import { replayRecording } from './replay-recording';

const MINUTE_MS = 60_000;
const row = (minute: number, celsius = minute): RecordingRow => ({
  line: minute + 1,
  atMs: minute * MINUTE_MS,
  celsius,
});

async function* streamOf(rows: readonly RecordingRow[]) {
  yield* rows;
}

async function replay(rows: readonly RecordingRow[], { speed, onSend }: { speed: number; onSend?: () => void }) {
  const clock = createFakeClock();
  const said: string[] = [];
  const sent: [atMs: number, ...celsius: number[]][] = [];
  const ending = new AbortController();
  const append: ReadingSink['append'] = async (readings) => {
    sent.push([clock.monotonicMs(), ...readings.map(({ celsius }) => celsius)]);
    onSend?.();
    if (sent.length === 3) ending.abort();
  };
  const counts = await replayRecording({
    rows: streamOf(rows),
    sensorId: 'Cellar',
    speed,
    sink: { append },
    monotonicMs: clock.monotonicMs,
    wait: async (ms) => clock.advance(ms),
    say: (line) => said.push(line),
    signal: ending.signal,
  });
  return { sent, said, counts };
}

test('[SM14] readings are sent at the pace of the recording', async () => {
  const { sent, counts } = await replay([row(0), row(1), row(3)], { speed: 60 });
  expect(sent).toEqual([
    [0, 0],
    [1000, 1],
    [3000, 3],
  ]);
  expect(counts).toEqual({ sent: 3, skipped: 0, shortened: 0 });
});

test('[SM14] readings due within 50 ms go together', async () => {
  const { sent } = await replay([row(0), row(1), row(2), row(3)], { speed: 2400 });
  expect(sent).toEqual([
    [0, 0, 1, 2],
    [75, 3],
  ]);
});

test('[SM15] a long pause is told and shortened', async () => {
  const { sent, said, counts } = await replay([row(0), row(60)], { speed: 60 });
  expect(sent).toEqual([
    [0, 0],
    [5000, 60],
  ]);
  expect(said).toEqual(['The recording pauses before line 61: 60 s at this speed, shortened to 5 s.']);
  expect(counts.shortened).toBe(1);
});

test('[SM13] bad rows are counted; only the first ten are told', async () => {
  const field = 'temperature' as const;
  const bad = Array.from({ length: 25 }, (_, index) => ({ line: index + 1, field, problem: '"" is not a number' }));
  const { said, counts } = await replay([...bad, row(1)], { speed: 60 });
  expect(said).toHaveLength(10);
  expect(said[0]).toBe('Line 1 is left out: "" is not a number.');
  expect(counts).toEqual({ sent: 1, skipped: 25, shortened: 0 });
});

test('[SM14] a signal ends it after what has been sent', async () => {
  const { counts } = await replay([row(0), row(1), row(2), row(3), row(4)], { speed: 60 });
  expect(counts.sent).toBe(3);
});
