import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REPEAT_MS, type SoundState, soundDue, VOICE_MS } from './sound-due';
import { buildRinging, NOW_MS } from './testing/build-ringing';

const critical = buildRinging({ id: 'c' });
const warning = buildRinging({ id: 'w', severity: 'warning' });

function stateOf(parts: Partial<SoundState> = {}): SoundState {
  return { ringing: [critical], last: null, isOn: true, mutedUntilMs: null, ...parts };
}

const lastOf = (severity: 'critical' | 'warning', agoMs: number, ...alertIds: string[]) => ({
  atMs: NOW_MS - agoMs,
  severity,
  alertIds,
});

describe('the tone that is due', () => {
  it('[PG241] is none while nothing rings, while sound is off, and while it is muted', () => {
    expect(soundDue(stateOf({ ringing: [] }), NOW_MS)).toBeNull();
    expect(soundDue(stateOf({ isOn: false }), NOW_MS)).toBeNull();
    expect(soundDue(stateOf({ mutedUntilMs: NOW_MS + 1 }), NOW_MS)).toBeNull();
    expect(soundDue(stateOf({ mutedUntilMs: NOW_MS }), NOW_MS)).toBe('critical');
  });

  it('[PG241] comes at once, then every 5 s for a critical alert and every 30 s for a warning', () => {
    expect(soundDue(stateOf(), NOW_MS)).toBe('critical');
    expect(soundDue(stateOf({ last: lastOf('critical', 4_999, 'c') }), NOW_MS)).toBeNull();
    expect(soundDue(stateOf({ last: lastOf('critical', 5_000, 'c') }), NOW_MS)).toBe('critical');
    const warned = { ringing: [warning], last: lastOf('warning', 29_999, 'w') };
    expect(soundDue(stateOf(warned), NOW_MS)).toBeNull();
    expect(soundDue(stateOf(warned), NOW_MS + 1)).toBe('warning');
  });

  it('[PG241] comes at once for a new alert, and for one that is heavier', () => {
    const last = lastOf('warning', 2_000, 'w');
    expect(soundDue(stateOf({ ringing: [critical, warning], last }), NOW_MS)).toBe('critical');
    const other = buildRinging({ id: 'other', severity: 'warning' });
    expect(soundDue(stateOf({ ringing: [warning, other], last }), NOW_MS)).toBe('warning');
  });

  it('[PG241] sounds for a clock that was set back too', () => {
    expect(soundDue(stateOf({ last: lastOf('critical', -3_600_000, 'c') }), NOW_MS)).toBe('critical');
  });

  it('[PG242] is never two at a time, and never missing for longer than its pause, whatever opens and ends', () => {
    const step = fc.record({ afterMs: fc.integer({ min: 50, max: 1_000 }), ids: fc.subarray(['a', 'b', 'c', 'd']) });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 200 }), (steps) => {
        let nowMs = NOW_MS;
        let last: SoundState['last'] = null;
        let quietSinceMs = nowMs;
        for (const { afterMs, ids } of steps) {
          nowMs += afterMs;
          const severityOf = (id: string) => (id < 'c' ? 'critical' : 'warning');
          const ringing = ids.map((id) => buildRinging({ id, severity: severityOf(id) }));
          const severity = soundDue(stateOf({ ringing, last }), nowMs);
          if (severity !== null) {
            if (last !== null) expect(nowMs - last.atMs).toBeGreaterThanOrEqual(VOICE_MS);
            last = { atMs: nowMs, severity, alertIds: ids };
          }
          const isCritical = ids.some((id) => severityOf(id) === 'critical');
          if (!isCritical || severity === 'critical') quietSinceMs = nowMs;
          expect(nowMs - quietSinceMs).toBeLessThanOrEqual(REPEAT_MS.critical + 1_000);
        }
      }),
    );
  });
});
