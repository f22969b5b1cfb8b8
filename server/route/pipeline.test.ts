import { describe, expect, it } from 'vitest';
import type { Rejection } from '#server/ports';
import { aRoute } from '#server/testing/route';
import { turns, until, watch } from '#server/testing/until';

const of = (sensorId: string, temperature = 20) => JSON.stringify({ sensorId, temperature });

describe('the route of a message', () => {
  it('[PL1] a message becomes a reading on the board, a change for the browsers and a row', async () => {
    const { frames, begin, take, settled, stored } = aRoute();
    await begin();
    await take([20, 22, 24]);
    expect(frames.changes.map((change) => change.reading?.point.slice(1))).toEqual([
      [20, null],
      [22, null],
      [24, 22],
    ]);
    await settled();
    expect(stored()).toEqual([20, 22, 24]);
  });

  it('[PL2] what is no reading is kept with its reason and costs its neighbours nothing', async () => {
    const kept: Rejection[] = [];
    const { frames, begin, take } = aRoute({ rejections: { keep: async (more) => void kept.push(...more) } });
    await begin();
    await take([1, '{"temperature":', null, 2]);
    expect(frames.changes.map((change) => change.reading?.n)).toEqual([1, 2]);
    expect(kept).toMatchObject([{ partition: 0, record: { offset: 1 }, code: 'not-json' }]);
  });

  it('[PL3] a sensor beyond MAX_SENSORS is rejected, those on the board go on', async () => {
    const { frames, begin, take, pipeline } = aRoute();
    await begin();
    await take(['a', 'b', 'c', 'a'].map((sensorId) => of(sensorId)));
    expect(frames.changes.map((change) => change.reading?.sensorId)).toEqual(['a', 'b', 'a']);
    expect(pipeline.feed().intake.lastRejection?.code).toBe('cardinality');
  });

  it('[PL4] the feed counts what came in, and shows first things at once', async () => {
    const { clock, frames, begin, take, pipeline } = aRoute();
    await begin();
    const before = frames.feeds.length;
    for (const value of ['nonsense', 1, 1]) await take([value]);
    expect(frames.feeds.slice(before).map(({ isStep }) => isStep)).toEqual([true, true, false]);
    expect(pipeline.feed()).toMatchObject({
      lastReadingAtMs: clock.nowMs(),
      intake: { messages: 3, readings: 2, rejections: 1, lastRejection: { code: 'not-json' } },
    });
  });

  it('[PL5] a source that lost its broker is shown at once, with the time since when', () => {
    const { clock, frames, pipeline } = aRoute();
    const status = { connected: true, topicFound: true, lagMessages: 0, complete: true };
    pipeline.status(status);
    clock.advance(5000);
    pipeline.status({ ...status, lagMessages: 3 });
    expect(pipeline.feed().connectedSinceMs).toBe(clock.nowMs() - 5000);
    pipeline.status({ ...status, connected: false });
    expect(pipeline.feed().connectedSinceMs).toBe(clock.nowMs());
    expect(frames.feeds.map(({ isStep }) => isStep)).toEqual([true, false, true]);
  });

  it('[PL7] sensors of a lost partition leave the board', async () => {
    const { frames, begin, take, pipeline } = aRoute();
    await begin([0, 1]);
    await take([of('a')], { partition: 0 });
    await take([of('b')], { partition: 1 });
    pipeline.lost([1]);
    expect(frames.changes.at(-1)?.removed).toEqual(['b']);
    expect(await take([of('b')], { partition: 1 })).toBe('misplaced');
  });

  it('[PL8] a sensor on two partitions is told in the log once, by name', async () => {
    const { log, begin, take } = aRoute();
    await begin([0, 1]);
    for (const partition of [0, 1, 0, 1]) await take([of('oven')], { partition });
    const told = log.lines.filter((line) => line.event === 'sensor-spans-partitions');
    expect(told).toMatchObject([{ fields: { sensorId: 'oven' } }]);
  });
});

describe('loading', () => {
  it('[ST21] nothing is taken while a board is loaded, and goes onto the loaded one', async () => {
    let open = () => {};
    let isHeld = false;
    const route = aRoute({
      async pass(door) {
        if (isHeld && door === 'after-load') await new Promise<void>((resolve) => (open = resolve));
      },
    });
    await route.begin();
    await route.take([20]);
    isHeld = true;
    const loaded = watch(route.pipeline.assigned('log', [0, 1]));
    await turns();
    const taken = watch(route.take([21]));
    await turns();
    expect([loaded, taken, route.stored()]).toEqual([{}, {}, [20]]);
    open();
    await until(() => 'value' in taken);
    await route.settled();
    expect(route.pipeline.feed().store.state).toBe('storing');
    expect(route.database.faults).toEqual([]);
    expect(route.stored()).toEqual([20, 21]);
  });

  it('[ST14] a process started anew goes on with window, ordinal, threshold and open alert', async () => {
    const before = aRoute();
    await before.begin();
    await before.take([50, 51]);
    await before.pipeline.commands.setSensorThreshold('freezer-1', { high: 45, low: null }, { by: 'anna' });
    await before.settled();
    before.database.cut();
    const after = aRoute({ database: before.database });
    await after.begin();
    await after.take([52]);
    expect(after.frames.changes[0]).toMatchObject({
      reading: { n: 3, point: [expect.any(Number), 52, 51] },
      alerts: [{ alert: { id: 'log-0-0-high-1', readings: 3 }, isStep: false }],
    });
    expect(after.pipeline.board.sensorThreshold('freezer-1')).toMatchObject({ high: 45, changedBy: 'anna' });
  });
});

describe('what happens to the log', () => {
  it('[ST17] the records of a topic made again are taken from wherever they begin, under another name', async () => {
    const { begin, take, pipeline, settled, database } = aRoute();
    await begin();
    await take([50, 20]);
    pipeline.noticed({ kind: 'topic-recreated', partition: 0, fromOffset: 2, toOffset: 0 });
    await take([51], { from: 0 });
    await settled();
    expect([...database.tables().alerts.keys()]).toEqual(['log-0-0-high-1', 'log.1-0-0-high-1']);
    expect([...database.tables().places.values()].map(({ logId, next }) => [logId, next])).toEqual([
      ['log', 2],
      ['log.1', 1],
    ]);
  });

  it('[ST24] is told at once and stored, and to the next process', async () => {
    const { begin, frames, pipeline, settled, database } = aRoute();
    await begin();
    const event = { kind: 'messages-expired', partition: 0, fromOffset: 2, toOffset: 5 } as const;
    pipeline.noticed(event);
    expect(frames.feeds.at(-1)).toMatchObject({ feed: { events: [event] }, isStep: true });
    await settled();
    database.cut();
    const after = aRoute({ database });
    await after.begin();
    expect(after.pipeline.feed().events).toMatchObject([event]);
  });
});

describe('standing by', () => {
  it('[ST16] the board is empty, nothing is taken, and browsers are told once', async () => {
    const { begin, take, pipeline, frames } = aRoute();
    await begin();
    await take([20]);
    const snapshots = frames.snapshots.length;
    for (let look = 0; look < 3; look += 1) pipeline.waiting('standby');
    expect(pipeline.board.sensorCount()).toBe(0);
    expect(frames.snapshots).toHaveLength(snapshots + 1);
    expect(pipeline.feed().store.state).toBe('standby');
    await expect(take([21])).rejects.toMatchObject({ code: 'sink-unavailable' });
  });
});
