import path from 'node:path';
import { Client } from 'pg';
import type { Alert } from '#protocol/alert';
import type { StoreDatabase } from '#server/testing/store-database';
import { importRecording } from '../import/import-recording';
import { readRecording } from '../replay/recording';

const LOFT = path.join(import.meta.dirname, '../import/fixtures/loft.csv');

export const NOW_MS = Date.parse('2026-01-01T00:00:00Z');

export const ALERT: Alert = {
  id: 'embedded~0~1~high~1',
  sensorId: '冷库 1',
  kind: 'high',
  severity: 'critical',
  thresholdCelsius: 40,
  openedAtMs: NOW_MS,
  openedCelsius: 41,
  peakCelsius: 0.1 + 0.2,
  readings: 1,
  endedAtMs: null,
  endReason: null,
};

/** Something in every table, on two days, with what is hard to write down. */
export async function fillStore({ store, clock, connection }: StoreDatabase): Promise<void> {
  const limits = { high: 40, low: null };
  const bytes = Uint8Array.from([0, 9, 10, 13, 92, 255]);
  const record = { offset: 5, timestampMs: NOW_MS, key: null, value: bytes, headers: { 'a\tb': bytes } };
  const why = { code: 'not-json', message: 'line\nline \\N' } as const;
  await store({
    readings: [{ sensorId: '冷库 1', n: 1, measuredAtMs: NOW_MS, celsius: 0.1 + 0.2, average: -0 }],
    alerts: [ALERT],
    thresholds: [{ version: 1, sensorId: null, changedAtMs: null, changedBy: null, from: null, to: limits }],
    rejections: [{ logId: 'embedded', partition: 0, record, ...why, atMs: NOW_MS, isDelivered: false }],
    events: [{ kind: 'messages-expired', atMs: NOW_MS, partition: 0, fromOffset: 1, toOffset: 2 }],
    keys: [{ key: 'run 7', atMs: NOW_MS }],
  });
  clock.advance(40 * 86_400_000);
  await store({ readings: [{ sensorId: 'boiler', n: 1, measuredAtMs: NOW_MS + 1, celsius: 80 }] });
  const client = new Client(connection);
  await client.connect();
  const rows = readRecording(LOFT, { unit: 'F' });
  await importRecording({
    client,
    rows,
    sensorId: 'loft',
    file: LOFT,
    nowMs: NOW_MS,
    signal: new AbortController().signal,
  });
  await client.end();
}
