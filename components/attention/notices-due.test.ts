import { expect, it } from 'vitest';
import { noticesDue } from './notices-due';
import { buildRinging, NOW_MS } from './testing/build-ringing';

const NONE = new Set<string>();
const look = (heard: ReadonlySet<string> | null, alerts: Parameters<typeof noticesDue>[0]['alerts'], told = NONE) =>
  noticesDue({ heard, told, alerts, nowMs: NOW_MS });

it('[PG245] what rings when the page is opened is no news', () => {
  expect(look(null, [buildRinging()])).toEqual({ heard: new Set(['a1']), due: [] });
});

it('[PG245] an alert is told once when it opens, whatever is learned of it afterwards', () => {
  const { heard, due } = look(NONE, [buildRinging()]);
  expect(due).toMatchObject([{ alert: { id: 'a1' }, isAgain: false }]);
  expect(look(heard, [buildRinging({ peakCelsius: 20, backSinceMs: NOW_MS })]).due).toEqual([]);
});

it('[PG245] it is told again when its snooze is over', () => {
  const told = new Set(['a1']);
  const { heard } = look(told, [buildRinging({ snoozedUntilMs: NOW_MS + 1 })], told);
  expect(look(heard, [buildRinging()], told).due).toMatchObject([{ alert: { id: 'a1' }, isAgain: true }]);
});

it('[PG245] neither an end nor an acknowledgement is told', () => {
  const known = buildRinging({ acknowledgedAtMs: NOW_MS });
  const ended = buildRinging({ id: 'a2', endedAtMs: NOW_MS, endReason: 'back' });
  expect(look(NONE, [known, ended]).due).toEqual([]);
});
