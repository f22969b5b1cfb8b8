import { describe, expect, it } from 'vitest';
import { reduceLive } from './live-state';
import {
  buildAlert,
  buildFeed,
  buildPoints,
  frameEvent,
  SERVER_NOW_MS,
  snapshotEvent,
  stateAfter,
} from './testing/build';

const fridge = { sensorId: 'fridge', threshold: null, firstN: 1, recent: buildPoints(1, 3) };

describe('a server with a database', () => {
  const shown = stateAfter(snapshotEvent({ seq: 9, sensors: [fridge], alerts: [buildAlert()] }));
  const cut = reduceLive(shown, { type: 'link', link: 'lost' }, SERVER_NOW_MS);
  const waiting = buildFeed({
    connectedSinceMs: 1,
    store: { database: 'own', state: 'waiting', reason: 'unreachable' },
  });

  it('[PG101] that has not loaded it yet takes nothing away', () => {
    const state = reduceLive(cut, snapshotEvent({ feed: waiting }), SERVER_NOW_MS);
    expect(state).toMatchObject({ link: 'online', feed: waiting });
    expect(state.sensors).toBe(shown.sensors);
    expect(state.alerts).toBe(shown.alerts);
  });

  it('[PG117] goes on where it was, without a hole', () => {
    const again = reduceLive(cut, snapshotEvent({ feed: waiting }), SERVER_NOW_MS);
    const sensors = [{ ...fridge, firstN: 2, recent: buildPoints(2, 3) }];
    const state = reduceLive(again, snapshotEvent({ seq: 3, sensors }), SERVER_NOW_MS);
    expect(state.sensors.get('fridge')).toMatchObject({ firstN: 1, points: buildPoints(1, 4), earlier: [] });
    expect(state.alerts.size).toBe(0);
  });

  it('[PG117] that reads once more what it had not stored is followed from there', () => {
    const sensors = [{ ...fridge, firstN: 1, recent: buildPoints(1, 2) }];
    const state = stateAfter(
      snapshotEvent({ sensors: [fridge] }),
      { type: 'link', link: 'lost' },
      snapshotEvent({ sensors }),
      frameEvent(1, { readings: [['fridge', 3, buildPoints(3, 2)]] }),
    );
    expect(state.sensors.get('fridge')).toMatchObject({ firstN: 1, points: buildPoints(1, 4), earlier: [] });
  });
});
