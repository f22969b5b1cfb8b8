import { describe, expect, it } from 'vitest';
import type { ConditionKind } from '../sensors/condition-kind';
import { UNHEARD } from '../sensors/sensor-condition';
import { calmOf } from './calm-state';

const sensors = (...kinds: ConditionKind[]) =>
  kinds.map((kind) => ({ ...UNHEARD, kind, isStale: isOld(kind), isSilent: kind === 'stale' }));
const isOld = (kind: ConditionKind) => kind === 'stale' || kind === 'not-known';

describe('a calm strip', () => {
  it('[PG46] says that all sensors are OK when they are, retired ones aside', () => {
    expect(calmOf(sensors('ok', 'back', 'ended-threshold', 'retired'), true)).toEqual({ kind: 'all-ok', count: 3 });
  });

  it('[PG46] counts those that send nothing instead of calling them OK', () => {
    const calm = calmOf(sensors('ok', 'stale', 'unheard'), true);
    expect(calm).toMatchObject({ kind: 'some', count: 3, ok: 1, silent: 2 });
  });

  it('[PG46] counts those beyond a limit and those in maintenance apart', () => {
    const calm = calmOf(sensors('ok', 'pending', 'maintenance'), true);
    expect(calm).toEqual({ kind: 'some', count: 3, ok: 1, silent: 0, notKnown: 0, beyond: 1, maintenance: 1 });
  });

  it('[PG484] counts those that are not known yet neither as OK nor as silent, whatever else they are', () => {
    const old = { ...UNHEARD, kind: 'maintenance' as const, isStale: true };
    const calm = calmOf([...sensors('ok', 'not-known'), old], true);
    expect(calm).toEqual({ kind: 'some', count: 3, ok: 1, silent: 0, notKnown: 2, beyond: 0, maintenance: 0 });
  });

  it('[PG46] claims nothing while the page or the server hears nothing', () => {
    expect(calmOf(sensors('ok'), false)).toEqual({ kind: 'unknown' });
  });
});
