import { expect, it } from 'vitest';
import { isSameDay, knownZone, momentMs, offsetWords, wallMs } from './zone';

const at = (text: string) => Date.parse(text);
const shown = (text: string) => Date.parse(`${text}Z`);

it('[PG341] a moment is shown by the clocks of a zone, before and after they are moved', () => {
  expect(wallMs(at('2026-03-29T00:59:59.250Z'), 'Europe/Berlin')).toBe(shown('2026-03-29T01:59:59.250'));
  expect(wallMs(at('2026-03-29T01:00:00Z'), 'Europe/Berlin')).toBe(shown('2026-03-29T03:00:00'));
  expect(wallMs(at('2026-10-25T00:59:00Z'), 'Europe/Berlin')).toBe(shown('2026-10-25T02:59:00'));
  expect(wallMs(at('2026-10-25T01:00:00Z'), 'Europe/Berlin')).toBe(shown('2026-10-25T02:00:00'));
  expect(wallMs(at('2026-10-25T01:00:00Z'), 'Asia/Kathmandu')).toBe(shown('2026-10-25T06:45:00'));
});

it('[PG341] what the clocks show is a moment, the first one where it comes twice', () => {
  expect(momentMs(shown('2026-10-25T02:30:00'), 'Europe/Berlin')).toBe(at('2026-10-25T00:30:00Z'));
  expect(momentMs(shown('2026-10-25T03:00:00'), 'Europe/Berlin')).toBe(at('2026-10-25T02:00:00Z'));
  expect(momentMs(shown('2026-03-29T01:59:00'), 'Europe/Berlin')).toBe(at('2026-03-29T00:59:00Z'));
  expect(momentMs(shown('2026-03-29T03:00:00'), 'Europe/Berlin')).toBe(at('2026-03-29T01:00:00Z'));
  expect(momentMs(shown('2026-01-01T00:00:00'), 'Asia/Kathmandu')).toBe(at('2025-12-31T18:15:00Z'));
  expect(momentMs(Number.NaN, 'UTC')).toBeNaN();
});

it('[PG341] a time that the clocks leave out is the one that stood there before', () => {
  expect(momentMs(shown('2026-03-29T02:30:00'), 'Europe/Berlin')).toBe(at('2026-03-29T01:30:00Z'));
});

it('[PG341] every hour of the days around a change is found again', () => {
  for (const zone of ['Europe/Berlin', 'Asia/Kathmandu', 'America/St_Johns', 'Australia/Lord_Howe', 'UTC'])
    for (let ms = at('2026-03-28T00:00:00Z'); ms < at('2026-03-31T00:00:00Z'); ms += 900_000)
      expect(wallMs(momentMs(wallMs(ms, zone), zone), zone)).toBe(wallMs(ms, zone));
});

it('[PG341] two moments are of one day where the zone says so', () => {
  const [late, later] = [at('2026-04-09T21:30:00Z'), at('2026-04-09T22:30:00Z')];
  expect(isSameDay(late, later, 'UTC')).toBe(true);
  expect(isSameDay(late, later, 'Europe/Berlin')).toBe(false);
});

it('[PG340] a zone that nobody knows is none', () => {
  expect(['Europe/Berlin', 'UTC', 'Mars/Olympus', '', '"><b>', null].map(knownZone)).toEqual([
    'Europe/Berlin',
    'UTC',
    ...[null, null, null, null],
  ]);
});

it('[PG340] a zone is told with how far it is from UTC', () => {
  const say = (zone: string) => offsetWords(at('2026-04-09T00:00:00Z'), zone);
  expect(['Asia/Kathmandu', 'America/St_Johns', 'UTC'].map(say)).toEqual(['+05:45', '−02:30', '+00:00']);
});
