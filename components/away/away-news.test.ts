import { describe, expect, it } from 'vitest';
import { buildAlert } from '../live/testing/build';
import { AWAY_MS, awayNews, awaySince } from './away-news';

const MINUTE_MS = 60_000;
const NOW_MS = 1_000 * MINUTE_MS;
const since = { sinceMs: NOW_MS - 30 * MINUTE_MS, nowMs: NOW_MS };

function alertOf(id: string, openedMinAgo: number, endedMinAgo: number | null) {
  return buildAlert({
    id,
    sensorId: id,
    openedAtMs: NOW_MS - openedMinAgo * MINUTE_MS,
    endedAtMs: endedMinAgo === null ? null : NOW_MS - endedMinAgo * MINUTE_MS,
    endReason: endedMinAgo === null ? null : 'back',
  });
}

describe('while you were away', () => {
  it('[PG109] the alerts that began are counted, and the longest leads to its sensor', () => {
    const news = awayNews([alertOf('short', 20, 19), alertOf('long', 25, 13), alertOf('before', 31, 1)], since);
    expect(news).toEqual({
      count: 2,
      longestMs: 12 * MINUTE_MS,
      sensorId: 'long',
      range: { kind: 'last', name: '1h' },
    });
  });

  it('[PG109] an open one lasts until now', () => {
    expect(awayNews([alertOf('open', 14, null)], since)).toMatchObject({
      longestMs: 14 * MINUTE_MS,
      range: { name: '15m' },
    });
  });

  it('[PG109] an outage of the feed is no alert of a sensor', () => {
    const outage = { ...alertOf('', 25, 5), kind: 'feed' as const };
    expect(awayNews([outage], since)).toBeNull();
    expect(awayNews([outage, alertOf('short', 20, 19)], since)).toMatchObject({ count: 1, sensorId: 'short' });
  });

  it('[PG109] nothing is said where nothing was', () => {
    expect(awayNews([alertOf('before', 31, 1)], since)).toBeNull();
  });

  it('[PG109] nor after a short absence, or at the first visit', () => {
    expect(awaySince(`${NOW_MS - AWAY_MS + 1}`, NOW_MS)).toBeNull();
    expect(awaySince(null, NOW_MS)).toBeNull();
    expect(awaySince('rubbish', NOW_MS)).toBeNull();
    expect(awaySince(`${NOW_MS - AWAY_MS}`, NOW_MS)).toBe(NOW_MS - AWAY_MS);
  });
});
