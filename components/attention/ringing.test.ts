import { describe, expect, it } from 'vitest';
import { isRinging, ringing } from './ringing';
import { buildRinging, NOW_MS } from './testing/build-ringing';

describe('an alert rings', () => {
  it('[PG240] while it is open and nobody has acknowledged or snoozed it', () => {
    expect(isRinging(buildRinging(), NOW_MS)).toBe(true);
    expect(isRinging(buildRinging({ backSinceMs: NOW_MS }), NOW_MS)).toBe(true);
    expect(isRinging(buildRinging({ endedAtMs: NOW_MS, endReason: 'back' }), NOW_MS)).toBe(false);
    expect(isRinging(buildRinging({ acknowledgedAtMs: NOW_MS, acknowledgedBy: 'Ana' }), NOW_MS)).toBe(false);
  });

  it('[PG240] again when its snooze is over, whether or not the server has said so yet', () => {
    const snoozed = buildRinging({ snoozedUntilMs: NOW_MS });
    expect(isRinging(snoozed, NOW_MS - 1)).toBe(false);
    expect(isRinging(snoozed, NOW_MS)).toBe(true);
  });

  it('[PG240] with the critical ones before the warnings, and of two alike the older', () => {
    const alerts = [
      buildRinging({ id: 'old-warning', severity: 'warning', openedAtMs: NOW_MS - 9 }),
      buildRinging({ id: 'new', openedAtMs: NOW_MS }),
      buildRinging({ id: 'old', openedAtMs: NOW_MS - 5 }),
      buildRinging({ id: 'known', acknowledgedAtMs: NOW_MS }),
    ];
    expect(ringing(alerts, NOW_MS).map(({ id }) => id)).toEqual(['old', 'new', 'old-warning']);
  });
});
