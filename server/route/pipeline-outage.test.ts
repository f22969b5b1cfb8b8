import { describe, expect, it } from 'vitest';
import type { Rejection } from '#server/ports';
import { aRoute } from '#server/testing/route';
import { turns, until, watch } from '#server/testing/until';

describe('before the store was loaded', () => {
  it('[ST10] nothing is taken, and whoever asks where to go on waits', async () => {
    const { take, pipeline, claim, frames } = aRoute();
    await expect(take([20])).rejects.toMatchObject({ code: 'sink-unavailable' });
    const places = watch(pipeline.assigned('log', [0]));
    await turns();
    expect(places).toEqual({});
    await claim();
    await until(() => 'value' in places);
    expect(places.value).toEqual(new Map([[0, { logId: 'log', next: null, last: null }]]));
    expect(frames.snapshots).toHaveLength(1);
  });

  it('[ST12] commands are refused', async () => {
    const { pipeline } = aRoute();
    const limits = { high: 1, low: null };
    expect(await pipeline.commands.setDefaultThreshold(limits, { by: null })).toBe('not-storing');
    expect(pipeline.board.defaultThreshold().high).toBe(40);
  });

  it('[ST23] the feed says why', () => {
    const { pipeline } = aRoute();
    pipeline.waiting('unreachable');
    expect(pipeline.feed()).toMatchObject({ storing: false, store: { state: 'waiting', reason: 'unreachable' } });
  });

  it('[ST10] a stop lets go of who waits', async () => {
    const { pipeline } = aRoute();
    const places = pipeline.assigned('log', [0]);
    pipeline.stop();
    await expect(places).rejects.toMatchObject({ code: 'sink-unavailable' });
  });
});

describe('while the database fails', () => {
  it('[ST8] readings of a lasting log are shown and not stored', async () => {
    const { begin, take, away, fail, frames, stored, pipeline } = aRoute();
    await begin();
    away();
    const taken = await take([20]);
    await fail();
    expect(taken !== 'misplaced' && (await taken.stored)).toBe(false);
    const later = await take([21, 50]);
    expect(later !== 'misplaced' && (await later.stored)).toBe(false);
    expect(frames.temperatures()).toEqual([20, 21, 50]);
    expect(pipeline.board.openAlertCount()).toBe(1);
    expect(stored()).toEqual([]);
  });

  it('[ST8] readings of the embedded log are refused', async () => {
    const { begin, take, away, fail } = aRoute({ isLogLasting: false });
    await begin();
    away();
    await take([20]);
    await fail();
    await expect(take([21])).rejects.toMatchObject({ code: 'sink-unavailable' });
  });

  it('[ST10] what is shown goes on where it is, whoever asks anew', async () => {
    const { begin, take, away, fail, pipeline } = aRoute();
    await begin();
    away();
    await take([20, 21]);
    await fail();
    const places = await pipeline.assigned('log', [0]);
    expect(places.get(0)?.next).toBe(2);
    const other = watch(pipeline.assigned('log', [0, 1]));
    await turns();
    expect(other).toEqual({});
  });
});

describe('with the database back', () => {
  async function back() {
    const sent: Rejection[] = [];
    const route = aRoute({ rejections: { keep: async (more) => void sent.push(...more) } });
    await route.begin();
    await route.take([20, 21]);
    await route.settled();
    route.away();
    await route.take([50, 'nonsense']);
    await route.fail();
    await route.take([51]);
    const snapshots = route.frames.snapshots.length;
    const places = await route.begin();
    return { ...route, sent, places, snapshots };
  }

  it('[ST9] what was not stored is read once more, and shown when it meets what is shown', async () => {
    const { places, take, frames, snapshots, pipeline, settled, stored } = await back();
    expect([places.get(0)?.next, pipeline.feed().store.state]).toEqual([2, 'catching-up']);
    const shown = frames.changes.length;
    await take([50, 'nonsense']);
    expect([frames.changes.length, frames.snapshots.length]).toEqual([shown, snapshots]);
    expect(pipeline.board.summaries({ after: null, limit: 1 })[0]?.latest).toMatchObject({ celsius: 51 });
    await take([51]);
    expect([frames.snapshots.length, pipeline.feed().store.state]).toEqual([snapshots + 1, 'storing']);
    await settled();
    expect(stored()).toEqual([20, 21, 50, 51]);
  });

  it('[ST12] commands wait for that to be over', async () => {
    const { take, pipeline } = await back();
    const command = () => pipeline.commands.removeSensor('freezer-1', { by: null });
    expect(await command()).toBe('not-storing');
    await take([50, 'nonsense', 51]);
    expect(await command()).toBe('removed');
  });

  it('[ST18] a rejection that was sent already is not sent once more', async () => {
    const { take, sent, settled, database } = await back();
    await take([50, 'nonsense', 51]);
    await settled();
    expect(sent).toHaveLength(1);
    expect([...database.tables().rejections.values()]).toMatchObject([{ isDelivered: true }]);
  });

  it('[ST9] records that do not begin where the second board stands are misplaced', async () => {
    const { take } = await back();
    expect(await take([52], { from: 5 })).toBe('misplaced');
  });

  it('[ST9] the second board is given up when the database fails once more', async () => {
    const { take, away, fail, pipeline } = await back();
    away();
    await take([50]);
    await fail();
    expect((await pipeline.assigned('log', [0])).get(0)?.next).toBe(5);
    expect(await take([52], { from: 5 })).not.toBe('misplaced');
  });
});
