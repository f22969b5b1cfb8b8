import { describe, expect, it } from 'vitest';
import { reasonToReload, type WallHealth } from './wall-healing';

const MINUTE_MS = 60_000;
const WELL: WallHealth = {
  upMs: 3_600_000,
  cutOffMs: 0,
  ownBuild: 'a',
  serverBuild: 'a',
  sinceReloadMs: Number.POSITIVE_INFINITY,
};

describe('the wall', () => {
  it('[PG375] stays as it is while it is well, or while the link is only just away', () => {
    expect(reasonToReload(WELL)).toBeNull();
    expect(reasonToReload({ ...WELL, cutOffMs: 4 * MINUTE_MS })).toBeNull();
  });

  it('[PG375] loads itself anew when it does not get its socket back', () => {
    expect(reasonToReload({ ...WELL, cutOffMs: 5 * MINUTE_MS })).toBe('cut-off');
  });

  it('[PG375] takes a new build, and nothing that nobody knows', () => {
    expect(reasonToReload({ ...WELL, serverBuild: 'b' })).toBe('new-build');
    expect(reasonToReload({ ...WELL, serverBuild: null })).toBeNull();
    expect(reasonToReload({ ...WELL, ownBuild: null })).toBeNull();
  });

  it('[PG375] begins anew once a day', () => {
    expect(reasonToReload({ ...WELL, upMs: 24 * 60 * MINUTE_MS })).toBe('old');
  });

  it('[PG375] never loads itself twice in five minutes', () => {
    const ill = { ...WELL, cutOffMs: 9 * MINUTE_MS, serverBuild: 'b' };
    expect(reasonToReload({ ...ill, sinceReloadMs: 4 * MINUTE_MS })).toBeNull();
    expect(reasonToReload({ ...ill, upMs: 4 * MINUTE_MS })).toBeNull();
    expect(reasonToReload({ ...ill, sinceReloadMs: 5 * MINUTE_MS })).toBe('cut-off');
  });
});
