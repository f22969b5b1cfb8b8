import { expect, test } from 'vitest';
import { createFakeClock } from '#server/testing/fake-clock';
import { createRecordingLog } from '#server/testing/recording-log';
import { turns } from '#server/testing/until';
import { createNotifier } from './notifier';
import type { Database, Query } from './sql/database';

function build() {
  const clock = createFakeClock();
  const log = createRecordingLog();
  let asked = 0;
  const database = { isAway: false };
  const query: Query = async () => {
    asked += 1;
    if (database.isAway) throw new Error('away');
    return [];
  };
  const none: Database = { query, transaction: (work) => work(query), stop: async () => undefined };
  const notifier = createNotifier({
    database: none,
    alerts: { alertsById: async () => [] },
    send: async () => ({ ok: true, remark: null }),
    origin: null,
    clock,
    log,
  });
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second += 1) {
      clock.advance(1000);
      await turns();
    }
  };
  return { notifier, log, database, pass, asked: () => asked };
}

test('[NT26] it looks only between its start and its stop, and may be started again', async () => {
  const { notifier, pass, asked } = build();
  await pass(3);
  expect(asked()).toBe(0);
  notifier.start();
  notifier.start();
  await pass(3);
  const seen = asked();
  expect(seen).toBeGreaterThan(0);
  await notifier.stop();
  await pass(3);
  expect(asked()).toBe(seen);
  notifier.start();
  await pass(1);
  expect(asked()).toBeGreaterThan(seen);
  await notifier.stop();
});

test('[NT26] a database that is away is told once, and asked until it is back', async () => {
  const { notifier, pass, log, database } = build();
  database.isAway = true;
  notifier.start();
  await pass(20);
  database.isAway = false;
  await pass(20);
  expect(log.lines.map(({ event }) => event)).toEqual(['notify-waits', 'notify-goes-on']);
  await notifier.stop();
});
