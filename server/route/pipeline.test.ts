import { describe, expect, it } from 'vitest';
import type { Feed } from '#protocol/feed';
import { createBoard } from '#server/domain/board';
import type { Change } from '#server/domain/change';
import { startFeed } from '#server/domain/feed';
import type { LogRecord, Rejection } from '#server/ports';
import { createFakeClock } from '#server/testing/fake-clock';
import { createRecordingLog } from '#server/testing/recording-log';
import { createPipeline } from './pipeline';

const bytes = (text: string) => new TextEncoder().encode(text);

function setUp() {
  const clock = createFakeClock();
  const changes: Change[] = [];
  const feeds: { feed: Feed; isStep: boolean }[] = [];
  const kept: Rejection[] = [];
  const flushes: number[] = [];
  const log = createRecordingLog();
  const counted = { readings: 0, rejections: [] as string[] };
  const pipeline = createPipeline({
    board: createBoard({ windowSize: 3, defaultLimits: { high: 40, low: null }, maxSensors: 2 }),
    frames: {
      push: (change) => changes.push(change),
      feed: (feed, isStep) => feeds.push({ feed, isStep }),
      flush: () => flushes.push(changes.length),
    },
    rejections: { keep: async (rejections) => void kept.push(...rejections) },
    meter: {
      readings: (count) => {
        counted.readings += count;
      },
      rejection: (code) => counted.rejections.push(code),
      frame() {},
    },
    clock,
    log,
    sensorFromKey: true,
    feed: startFeed({ source: 'kafka', topic: 't', simulator: 'off' }, clock.nowMs()),
  });
  let offset = 0;
  const record = (value: string | null, key: string | null = null): LogRecord => {
    offset += 1;
    return {
      offset,
      timestampMs: clock.nowMs(),
      key: key ? bytes(key) : null,
      value: value === null ? null : bytes(value),
      headers: {},
    };
  };
  const take = (records: LogRecord[], partition = 0) => pipeline.records({ logId: 'log', partition, records });
  return { clock, changes, feeds, kept, flushes, log, counted, pipeline, record, take };
}

describe('pipeline', () => {
  it('[PL1] a message becomes a reading on the board and a change for the browsers', async () => {
    const { changes, counted, record, take } = setUp();
    await take([record('{"temperature": 20}'), record('{"temperature": 22}'), record('{"temperature": 24}')]);
    expect(changes.map((change) => change.reading?.point.slice(1))).toEqual([
      [20, null],
      [22, null],
      [24, 22],
    ]);
    expect(counted.readings).toBe(3);
  });

  it('[PL2] what is no reading is kept with its reason and costs its neighbours nothing', async () => {
    const { changes, kept, counted, record, take } = setUp();
    const broken = record('{"temperature":');
    await take([record('{"temperature": 1}'), broken, record(null), record('{"temperature": 2}')]);
    expect(changes.map((change) => change.reading?.n)).toEqual([1, 2]);
    expect(kept).toMatchObject([{ partition: 0, record: broken, code: 'not-json' }]);
    expect(counted.rejections).toEqual(['not-json']);
  });

  it('[PL3] a sensor beyond MAX_SENSORS is rejected, those on the board go on', async () => {
    const { changes, kept, record, take } = setUp();
    const sensors = ['a', 'b', 'c', 'a'].map((sensorId) => record(JSON.stringify({ sensorId, temperature: 1 })));
    await take(sensors);
    expect(changes.map((change) => change.reading?.sensorId)).toEqual(['a', 'b', 'a']);
    expect(kept[0]?.code).toBe('cardinality');
  });

  it('[PL4] the feed counts what came in, and shows first things at once', async () => {
    const { clock, feeds, pipeline, record, take } = setUp();
    await take([record('nonsense')]);
    await take([record('{"temperature": 1}')]);
    await take([record('{"temperature": 1}')]);
    expect(feeds.map(({ isStep }) => isStep)).toEqual([true, true, false]);
    expect(pipeline.feed()).toMatchObject({
      lastReadingAtMs: clock.nowMs(),
      intake: { messages: 3, readings: 2, rejections: 1, lastRejection: { code: 'not-json' } },
    });
  });

  it('[PL5] a source that lost its broker is shown at once, with the time since when', () => {
    const { clock, feeds, pipeline } = setUp();
    const status = { connected: true, topicFound: true, lagMessages: 0, complete: true };
    pipeline.status(status);
    clock.advance(5000);
    pipeline.status({ ...status, lagMessages: 3 });
    expect(pipeline.feed().connectedSinceMs).toBe(clock.nowMs() - 5000);
    pipeline.status({ ...status, connected: false });
    expect(pipeline.feed().connectedSinceMs).toBe(clock.nowMs());
    expect(feeds.map(({ isStep }) => isStep)).toEqual([true, false, true]);
  });

  it('[PL6] a command is on its way to every browser before it is answered', async () => {
    const { changes, flushes, pipeline, record, take } = setUp();
    await take([record('{"temperature": 30}')]);
    const threshold = pipeline.commands.setDefaultThreshold({ high: 25, low: null }, { by: null });
    expect(threshold).toMatchObject({ high: 25, version: 2 });
    expect(changes.at(-1)).toMatchObject({ alerts: [{ isStep: true }], thresholds: [[null, { high: 25 }]] });
    expect(flushes).toEqual([changes.length]);
  });

  it('[PL6] a refused command tells nobody anything', () => {
    const { changes, pipeline } = setUp();
    expect(pipeline.commands.removeSensor('nobody')).toBe('no-such-sensor');
    expect(changes).toEqual([]);
  });

  it('[PL7] sensors of a lost partition leave the board', async () => {
    const { changes, pipeline, record, take } = setUp();
    await take([record('{"sensorId": "a", "temperature": 1}')], 0);
    await take([record('{"sensorId": "b", "temperature": 1}')], 1);
    pipeline.lost([1]);
    expect(changes.at(-1)?.removed).toEqual(['b']);
  });

  it('[PL8] a sensor on two partitions is told in the log once, by name', async () => {
    const { log, record, take } = setUp();
    for (const partition of [0, 1, 0, 1]) await take([record('{"temperature": 1}', 'oven')], partition);
    const told = log.lines.filter((line) => line.event === 'sensor-spans-partitions');
    expect(told).toMatchObject([{ fields: { sensorId: 'oven' } }]);
  });
});
