import { describe, expect, it } from 'vitest';
import type { Alert } from '#protocol/alert';
import type { Frame } from '#protocol/frame';
import { type Change, NO_CHANGE } from '../domain/change';
import { startFeed } from '../domain/feed';
import { createFakeClock } from '../testing/fake-clock';
import { anAlert, aStep } from '../testing/write-batches';
import { createFrameBatcher } from './frame-batcher';

const nothing: Change = NO_CHANGE;

const reading = (sensorId: string, n: number, celsius = 20): Change => ({
  ...nothing,
  reading: { sensorId, n, point: [1000 * n, celsius, null], clockMs: 1000 * n, intervalMs: null },
});

const alert = (change: Partial<Alert> = {}): Alert => anAlert({ id: 'a1', sensorId: 'oven', ...change });

const withAlert = (changed: Alert, isStep: boolean): Change => ({
  ...nothing,
  alerts: [{ alert: changed, isStep, step: null }],
});

function setUp() {
  const clock = createFakeClock();
  const frames: Frame[] = [];
  const seconds: number[] = [];
  const snapshots: number[] = [];
  const batcher = createFrameBatcher({
    clock,
    send: (frame) => frames.push(frame),
    sendSnapshot: () => void snapshots.push(frames.length),
    meter: { readings() {}, rejection() {}, frame: (_deliveries, waited) => seconds.push(waited) },
  });
  return { clock, frames, seconds, snapshots, batcher };
}

describe('frame batcher', () => {
  it('[FR1] the first change leaves at once, later ones together 50 ms on', () => {
    const { clock, frames, batcher } = setUp();
    batcher.push(reading('oven', 1));
    clock.advance(0);
    expect(frames).toHaveLength(1);
    batcher.push(reading('oven', 2));
    batcher.push(reading('oven', 3));
    clock.advance(49);
    expect(frames).toHaveLength(1);
    clock.advance(1);
    expect(frames[1]?.readings).toEqual([
      [
        'oven',
        2,
        [
          [2000, 20, null],
          [3000, 20, null],
        ],
      ],
    ]);
  });

  it('[FR2] frames are numbered one after another and carry the server time', () => {
    const { clock, frames, batcher } = setUp();
    for (let n = 1; n <= 5; n += 1) {
      batcher.push(reading('oven', n));
      clock.advance(50);
    }
    expect(frames.map((frame) => frame.seq)).toEqual([1, 2, 3, 4, 5]);
    expect(frames[4]?.serverTimeMs).toBe(clock.nowMs() - 50);
  });

  it('[FR2] an empty frame is never sent and flush answers the last number', () => {
    const { clock, frames, batcher } = setUp();
    expect(batcher.flush()).toBe(0);
    batcher.push(reading('oven', 1));
    expect(batcher.flush()).toBe(1);
    clock.advance(1000);
    expect(frames).toHaveLength(1);
  });

  it('[FR3] an alert that grows is told at most once a second, and its last growth is told', () => {
    const { clock, frames, batcher } = setUp();
    batcher.push(withAlert(alert(), true));
    clock.advance(0);
    for (let readings = 2; readings <= 10; readings += 1) {
      batcher.push(withAlert(alert({ readings }), false));
      clock.advance(100);
    }
    expect(frames).toHaveLength(1);
    clock.advance(100);
    expect(frames.map((frame) => frame.alerts?.[0]?.readings)).toEqual([1, 10]);
  });

  it('[FR3] an alert that ends is told at once, after which no growth follows', () => {
    const { clock, frames, batcher } = setUp();
    batcher.push(withAlert(alert(), true));
    clock.advance(60);
    batcher.push(withAlert(alert({ readings: 2 }), false));
    batcher.push(withAlert(alert({ readings: 2, endedAtMs: 5, endReason: 'back' }), true));
    clock.advance(5000);
    expect(frames.map((frame) => frame.alerts?.map((told) => told.endReason))).toEqual([[null], ['back']]);
  });

  it('[FR17] what happened to alerts is told once and in order, a note too', () => {
    const { clock, frames, batcher } = setUp();
    const opened = aStep('opened', { alertId: 'a1' });
    const noted = aStep('noted', { alertId: 'a1', by: 'Ana', note: 'Door was open' });
    batcher.push({ ...nothing, alerts: [{ alert: alert(), isStep: true, step: opened }] });
    batcher.push({ ...nothing, alerts: [{ alert: alert(), isStep: true, step: noted }] });
    clock.advance(0);
    batcher.push(withAlert(alert({ readings: 9 }), false));
    clock.advance(2000);
    expect(frames.map(({ steps }) => steps)).toEqual([[opened, noted], undefined]);
  });

  it('[FR4] a removed sensor takes its unsent readings with it and may come back in the same frame', () => {
    const { clock, frames, batcher } = setUp();
    batcher.push(reading('other', 1));
    clock.advance(0);
    batcher.push(reading('oven', 7));
    batcher.push({ ...nothing, removed: ['oven'] });
    batcher.push(reading('oven', 1));
    clock.advance(50);
    expect(frames[1]).toMatchObject({ removed: ['oven'], readings: [['oven', 1, [[1000, 20, null]]]] });
  });

  it('[FR5] a feed that only counts on is told once a second, a step at once', () => {
    const { clock, frames, batcher } = setUp();
    const feed = startFeed({ source: 'kafka', topic: 't', simulator: 'off', database: 'own' }, 0);
    batcher.feed(feed, true);
    clock.advance(60);
    batcher.feed({ ...feed, lagMessages: 1 }, false);
    batcher.feed({ ...feed, lagMessages: 2 }, false);
    clock.advance(900);
    expect(frames).toHaveLength(1);
    clock.advance(100);
    expect(frames.map((frame) => frame.feed?.lagMessages)).toEqual([null, 2]);
    batcher.feed({ ...feed, connected: true }, true);
    clock.advance(50);
    expect(frames[2]?.feed?.connected).toBe(true);
  });

  it('[FR6] a flood leaves in frames of a bounded size', () => {
    const { clock, frames, batcher } = setUp();
    for (let n = 1; n <= 12_000; n += 1) batcher.push(reading('oven', n));
    clock.advance(50);
    expect(frames.map((frame) => frame.readings?.[0]?.[2].length)).toEqual([5000, 5000, 2000]);
    expect(frames.map((frame) => frame.readings?.[0]?.[1])).toEqual([1, 5001, 10_001]);
  });

  it('[FR7] the wait of the oldest change in a frame is measured', () => {
    const { clock, seconds, batcher } = setUp();
    batcher.push(reading('oven', 1));
    clock.advance(0);
    batcher.push(reading('oven', 2));
    clock.advance(20);
    batcher.push(reading('oven', 3));
    clock.advance(30);
    expect(seconds).toEqual([0, 0.05]);
  });

  it('[FR16] what an alert of the board before had grown to is not told after the new one was shown', () => {
    const { clock, frames, snapshots, batcher } = setUp();
    batcher.push(withAlert(alert(), true));
    clock.advance(0);
    batcher.push(withAlert(alert({ readings: 2 }), false));
    batcher.showAnew();
    clock.advance(5000);
    expect(snapshots).toEqual([1]);
    expect(frames).toHaveLength(1);
  });
});
