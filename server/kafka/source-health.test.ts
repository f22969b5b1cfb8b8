import { describe, expect, test } from 'vitest';
import { answerOf, passTime, type SourceHealth, toStandings, toStatus, UNKNOWN_HEALTH } from './source-health';

const well: SourceHealth = {
  ...UNKNOWN_HEALTH,
  silentMs: 0,
  absentMs: 0,
  hasJoined: true,
  logEnds: new Map([[0, { low: 0, high: 30 }]]),
  assigned: new Set([0]),
};
const positions = new Map([[0, { next: 10, readFrom: 10 }]]);
const isConnected = (health: SourceHealth) => toStatus(health, positions).connected;

describe('the status of the source', () => {
  test('[KF4] what Kafka deleted before it was read is not behind us any more', () => {
    const skipped = new Map([...positions.keys()].map((partition) => [partition, { next: 0, readFrom: 1000 }]));
    expect(toStatus(well, skipped).lagMessages).toBe(0);
  });

  test('[KF4] lag is what is not handled yet, and unknown without a connection', () => {
    expect(toStatus(well, positions).lagMessages).toBe(20);
    expect(toStatus(UNKNOWN_HEALTH, positions).lagMessages).toBeNull();
    expect(toStatus(well, new Map()).lagMessages).toBeNull();
  });

  test('[KF4] two seconds without an answer disconnect', () => {
    const almost = [500, 500, 500].reduce(passTime, well);
    expect([isConnected(almost), isConnected(passTime(almost, 500))]).toEqual([true, false]);
  });

  test('[KF4] a process that was held up for a minute has not been asking', () => {
    expect(isConnected(passTime(well, 60_000))).toBe(true);
  });

  test('[KF4] a rebuild of the consumer disconnects only when it takes two seconds', () => {
    const rebuilding = { ...well, hasJoined: false };
    expect(isConnected(passTime(rebuilding, 500))).toBe(true);
    expect(isConnected({ ...rebuilding, absentMs: 2000 })).toBe(false);
  });

  test('[KF5] a missing topic is not a missing broker', () => {
    const status = toStatus({ ...UNKNOWN_HEALTH, silentMs: 0, isTopicMissing: true }, positions);
    expect(status).toMatchObject({ connected: true, topicFound: false, complete: false });
  });

  test('[KF5] a topic that was missing for long and is made disconnects nobody while the consumer joins', () => {
    const missing = { ...UNKNOWN_HEALTH, ...answerOf(null) };
    const made = { ...passTime(missing, 500), ...answerOf(well.logEnds) };
    expect([isConnected(made), isConnected(passTime(made, 1000))]).toEqual([true, true]);
    expect(isConnected({ ...made, absentMs: 2000 })).toBe(false);
  });

  test('[HT42] each partition says how far it is read, as far as that is known', () => {
    const ends = [0, 1, 2].map((partition) => [partition, { low: 0, high: 30 }] as const);
    const shared = { ...well, logEnds: new Map(ends), assigned: new Set([0, 1]) };
    expect(toStandings(shared, positions)).toEqual([
      { partition: 0, isOurs: true, nextOffset: 10, endOffset: 30 },
      { partition: 1, isOurs: true, nextOffset: null, endOffset: 30 },
      { partition: 2, isOurs: false, nextOffset: null, endOffset: 30 },
    ]);
    const away = passTime(passTime(shared, 1000), 1000);
    expect(toStandings(away, positions).map(({ endOffset }) => endOffset)).toEqual([null, null, null]);
    expect(toStandings(UNKNOWN_HEALTH, new Map())).toEqual([]);
  });
});
