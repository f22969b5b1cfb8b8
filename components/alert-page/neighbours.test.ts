import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alert } from '#protocol/alert';
import { buildRinging, NOW_MS } from '../attention/testing/build-ringing';
import type { ReadSensorAlerts } from './alert-requests';
import { findNeighbours } from './neighbours';

const PAGE = 3;

/** Tells alerts as the server does: newest first, those that touch the stretch, some at a time. */
function createServer(alerts: readonly Alert[]): ReadSensorAlerts {
  const newestFirst = [...alerts].sort((a, b) => b.openedAtMs - a.openedAtMs || (a.id < b.id ? 1 : -1));
  return async ({ fromMs, toMs, cursor }) => {
    const touching = newestFirst.filter(
      (a) => (a.endedAtMs ?? Number.POSITIVE_INFINITY) >= fromMs && a.openedAtMs < toMs,
    );
    const start = Number(cursor ?? 0);
    const next = start + PAGE < touching.length ? `${start + PAGE}` : null;
    return { ok: true, etag: null, value: { alerts: touching.slice(start, start + PAGE), next } };
  };
}

const alertAt = (id: string, agoMs: number, lastsMs = 1_000) =>
  buildRinging({ id, openedAtMs: NOW_MS - agoMs, endedAtMs: NOW_MS - agoMs + lastsMs });

describe('the alerts before and after one', () => {
  it('[PG265] are there however long ago they were', async () => {
    const alerts = [alertAt('a', 90 * 86_400_000), alertAt('b', 60 * 86_400_000), alertAt('c', 1_000)];
    const found = await findNeighbours(alerts[1]!, { read: createServer(alerts), nowMs: NOW_MS });
    expect([found.earlier?.id, found.later?.id]).toEqual(['a', 'c']);
  });

  it('[PG265] are none at either end, and where the server cannot tell', async () => {
    const only = alertAt('a', 5_000);
    expect(await findNeighbours(only, { read: createServer([only]), nowMs: NOW_MS })).toEqual({
      earlier: null,
      later: null,
    });
    const deaf: ReadSensorAlerts = async () => ({ ok: false, problem: null });
    expect(await findNeighbours(only, { read: deaf, nowMs: NOW_MS })).toEqual({ earlier: null, later: null });
  });

  it('[PG265] lead through all of a sensor, one by one, whatever overlaps or begins at the same moment', async () => {
    const ago = fc.integer({ min: 0, max: 40 }).map((steps) => steps * 1_800_000);
    const drawn = fc.array(fc.record({ agoMs: ago, lastsMs: fc.integer({ min: 0, max: 7_200_000 }) }), {
      minLength: 1,
      maxLength: 25,
    });
    await fc.assert(
      fc.asyncProperty(drawn, async (parts) => {
        const alerts = parts.map(({ agoMs, lastsMs }, index) =>
          alertAt(`a${String(index).padStart(2, '0')}`, agoMs, lastsMs),
        );
        const inOrder = [...alerts].sort((a, b) => a.openedAtMs - b.openedAtMs || (a.id < b.id ? -1 : 1));
        const read = createServer(alerts);
        for (const [index, alert] of inOrder.entries()) {
          const { earlier, later } = await findNeighbours(alert, { read, nowMs: NOW_MS });
          expect([earlier?.id, later?.id]).toEqual([inOrder[index - 1]?.id, inOrder[index + 1]?.id]);
        }
      }),
      { numRuns: 40 },
    );
  });
});
