import { expect, it } from 'vitest';
import { isSoughtZone, zoneLabel, zoneNames } from './zone-names';

it('[PG340] zones are called as places are called today', () => {
  expect(['America/New_York', 'Asia/Katmandu', 'UTC'].map(zoneLabel)).toEqual([
    'America/New York',
    'Asia/Kathmandu',
    'UTC',
  ]);
});

it('[PG340] UTC is first among the zones to choose from, each is there once, and so is the one chosen', () => {
  expect(zoneNames(['Europe/Berlin', 'Asia/Katmandu', 'UTC'], null)).toEqual(['UTC', 'Asia/Katmandu', 'Europe/Berlin']);
  expect(zoneNames(['Asia/Katmandu'], 'Asia/Kathmandu')).toEqual(['UTC', 'Asia/Kathmandu']);
  expect(zoneNames([], 'Etc/GMT+5')).toEqual(['UTC', 'Etc/GMT+5']);
});

it('[PG340] a zone is found by any part of its name', () => {
  expect(['new york', 'YORK amer', 'new_york', ''].map((sought) => isSoughtZone('America/New York', sought))).toEqual([
    ...[true, true, true, true],
  ]);
  expect(isSoughtZone('America/New York', 'berlin')).toBe(false);
});
