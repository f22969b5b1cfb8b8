import { describe, expect, it } from 'vitest';
import type { Problem } from '#protocol/problem';
import type { Threshold, ThresholdLimits } from '#protocol/threshold';
import { refusalOf, saveLimits, type ThresholdCommands } from './saving';

function problem(status: number, changes: Partial<Problem> = {}): Problem {
  return { type: 'about:blank', title: 'no', status, detail: 'no', ...changes };
}

/** One threshold on a server that checks If-Match, and counts its changes in the tag. */
function server(high: number) {
  let version = 1;
  let threshold: Threshold = { high, low: null, version, changedAtMs: null, changedBy: null };
  const put = (limits: ThresholdLimits) => {
    version += 1;
    threshold = { ...threshold, ...limits, version };
  };
  const commands: ThresholdCommands = {
    read: async () => ({ ok: true, value: threshold, etag: `"${version}"` }),
    save: async (_sensorId, limits, ifMatch) => {
      if (ifMatch !== null && ifMatch !== `"${version}"`) return { ok: false, problem: problem(412) };
      put(limits);
      return { ok: true, value: threshold, etag: `"${version}"` };
    },
  };
  return { commands, put, high: () => threshold.high };
}

const mine = { sensorId: 'oven', limits: { high: 38, low: null }, base: { high: 40, low: null }, etag: '"1"' };

describe('saving a draft', () => {
  it('[PG66] saves over what was seen', async () => {
    const { commands, high } = server(40);
    expect(await saveLimits(commands, mine)).toEqual({ kind: 'saved', etag: '"2"' });
    expect(high()).toBe(38);
  });

  it("[PG66] leaves somebody else's change alone and tells it", async () => {
    const { commands, put, high } = server(40);
    put({ high: 36, low: null });
    expect(await saveLimits(commands, mine)).toEqual({
      kind: 'moved',
      theirs: { high: 36, low: null, changedBy: null },
    });
    expect(high()).toBe(36);
  });

  it('[PG66] does not ask where what was seen holds again', async () => {
    const { commands, put, high } = server(40);
    put({ high: 36, low: null });
    put({ high: 40, low: null });
    expect(await saveLimits(commands, mine)).toMatchObject({ kind: 'saved' });
    expect(high()).toBe(38);
  });

  it('[PG66] looks first where the tag could not be read when the draft began', async () => {
    const { commands, put } = server(40);
    put({ high: 36, low: null });
    expect(await saveLimits(commands, { ...mine, etag: null })).toMatchObject({ kind: 'moved' });
  });
});

describe('a refusal', () => {
  it.each([
    [null, 'unreachable'],
    [problem(401), 'locked'],
    [problem(403), 'locked'],
    [problem(404), 'gone'],
    [problem(503), 'not-stored'],
    [problem(429), 'other'],
  ])('[PG67] of %j is %s', (told, kind) => {
    expect(refusalOf(told).kind).toBe(kind);
  });

  it('[PG67] of a field is told at that field', () => {
    const told = problem(400, { errors: [{ field: 'low', message: 'must be below high' }] });
    expect(refusalOf(told)).toMatchObject({ kind: 'fields', fields: { low: 'must be below high' } });
  });
});
