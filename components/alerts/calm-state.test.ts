import { describe, expect, it } from 'vitest';
import type { ConditionKind } from '../sensors/sensor-condition';
import { calmOf } from './calm-state';

const sensors = (...kinds: ConditionKind[]) => kinds.map((kind) => ({ kind, sinceMs: 0 }));

describe('a calm strip', () => {
  it('[PG46] says that all sensors are OK when they are', () => {
    expect(calmOf(sensors('ok', 'back', 'ended-threshold'), true)).toEqual({ kind: 'all-ok', count: 3 });
  });

  it('[PG46] counts those that send nothing instead of calling them OK', () => {
    const calm = calmOf(sensors('ok', 'silent', 'unheard'), true);
    expect(calm).toEqual({ kind: 'some-silent', count: 3, ok: 1, silent: 2 });
  });

  it('[PG46] claims nothing while the page or the server hears nothing', () => {
    expect(calmOf(sensors('ok'), false)).toEqual({ kind: 'unknown' });
  });
});
