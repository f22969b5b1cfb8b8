import { describe, expect, it } from 'vitest';
import { buildAllSettings, buildSensorSettings } from '../setup/testing/build-settings';
import { reduceLive } from './live-state';
import { buildFeed, buildPending, frameEvent, SERVER_NOW_MS, snapshotEvent, stateAfter } from './testing/build';

const pending = buildPending();
const fridge = { sensorId: 'fridge', threshold: null, firstN: 1, recent: [] };

describe('settings and what is pending', () => {
  it('[PG130] come with the snapshot, and each changed level whole with a frame', () => {
    const named = buildSensorSettings('fridge', { name: 'Vaccines' });
    const renamed = buildSensorSettings('fridge', { name: 'Vaccines 2' }, { version: 2 });
    const state = stateAfter(
      snapshotEvent({ settings: [buildAllSettings(), named] }),
      frameEvent(1, { settings: [renamed] }),
    );
    expect(state.settings).toEqual([buildAllSettings(), renamed]);
  });

  it('[PG130] stay the same object while a frame says nothing of them', () => {
    const before = stateAfter(snapshotEvent({ settings: [buildAllSettings()], pending: [['fridge', [pending]]] }));
    const after = reduceLive(before, frameEvent(1), SERVER_NOW_MS);
    expect([after.settings, after.pending]).toEqual([before.settings, before.pending]);
    expect(after.settings).toBe(before.settings);
    expect(after.pending).toBe(before.pending);
  });

  it('[PG130] what is pending is told whole by sensor, and goes with a sensor that is removed', () => {
    const told = stateAfter(
      snapshotEvent({ sensors: [fridge], pending: [['fridge', [pending]]] }),
      frameEvent(1, { pending: [['freezer', [pending]]] }),
    );
    expect([...told.pending]).toEqual([
      ['fridge', [pending]],
      ['freezer', [pending]],
    ]);
    const over = reduceLive(told, frameEvent(2, { removed: ['fridge'], pending: [['freezer', []]] }), SERVER_NOW_MS);
    expect(over.pending.size).toBe(0);
  });

  it('[PG101] that a server which has not loaded its database does not tell are kept', () => {
    const feed = buildFeed({ store: { database: 'own', state: 'waiting', reason: 'unreachable' } });
    const state = stateAfter(
      snapshotEvent({ settings: [buildAllSettings()], pending: [['fridge', [pending]]] }),
      { type: 'link', link: 'lost' },
      snapshotEvent({ feed }),
    );
    expect(state.settings).toEqual([buildAllSettings()]);
    expect(state.pending.get('fridge')).toEqual([pending]);
  });
});
