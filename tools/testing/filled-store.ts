import path from 'node:path';
import { Client } from 'pg';
import type { Alert } from '#protocol/alert';
import type { ChannelDraft } from '#protocol/channel';
import type { SettingsChanged } from '#server/domain/settings-change';
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
  afterMs: 60_000,
  cause: null,
  sinceMs: NOW_MS - 60_000,
  openedAtMs: NOW_MS,
  openedCelsius: 41,
  peakCelsius: 0.1 + 0.2,
  readings: 1,
  backSinceMs: null,
  endedAtMs: null,
  endReason: null,
  acknowledgedAtMs: NOW_MS,
  acknowledgedBy: 'Ana\t"Chef"',
  snoozedUntilMs: null,
};

const FEED_ALERT: Alert = { ...ALERT, id: 'feed~1', sensorId: '', kind: 'feed', thresholdCelsius: null };

const STEP = { alertId: ALERT.id, atMs: NOW_MS, by: null, note: null, untilMs: null, celsius: 41 };

const LIMITS: SettingsChanged = {
  version: 1,
  scope: 'all',
  scopeId: '',
  changedAtMs: null,
  changedBy: null,
  before: null,
  after: {
    rules: { limits: { high: 40, low: null, version: 1, changedAtMs: null, changedBy: null }, note: 'line\nline \\N' },
    details: null,
  },
};

/** Something in every table, on two days, with what is hard to write down. */
export async function fillStore({ store, clock, connection }: StoreDatabase): Promise<void> {
  const bytes = Uint8Array.from([0, 9, 10, 13, 92, 255]);
  const record = { offset: 5, timestampMs: NOW_MS, key: null, value: bytes, headers: { 'a\tb': bytes } };
  const why = { code: 'not-json', message: 'line\nline \\N' } as const;
  await store({
    readings: [{ sensorId: '冷库 1', n: 1, measuredAtMs: NOW_MS, celsius: 0.1 + 0.2, average: -0 }],
    alerts: [ALERT, FEED_ALERT],
    alertStates: [{ sensorId: '冷库 1', state: { pending: [], exposure: null, movement: null, doubted: 85 } }],
    steps: [
      { ...STEP, kind: 'opened' },
      { ...STEP, kind: 'acknowledged', by: 'Ana\t"Chef"', note: 'line\nline \\N' },
    ],
    settings: [LIMITS],
    rejections: [{ logId: 'embedded', partition: 0, record, ...why, atMs: NOW_MS, isDelivered: false }],
    events: [{ kind: 'messages-expired', atMs: NOW_MS, partition: 0, fromOffset: 1, toOffset: 2 }],
    keys: [{ key: 'run 7', atMs: NOW_MS }],
  });
  clock.advance(40 * 86_400_000);
  await store({ readings: [{ sensorId: 'boiler', n: 1, measuredAtMs: NOW_MS + 1, celsius: 80 }] });
  const client = new Client(connection);
  await client.connect();
  await fillChannels(client);
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

async function fillChannels(client: Client): Promise<void> {
  const draft: Pick<ChannelDraft, 'name' | 'target'> = {
    name: '安娜',
    target: { kind: 'email', to: ['ana@example.org'] },
  };
  await client.query(
    'INSERT INTO channels (draft, secret, created_at_ms, changed_at_ms) VALUES ($1::jsonb, $2, $3, $3)',
    [JSON.stringify(draft), 'a\\b\tc', NOW_MS],
  );
  await client.query(
    `INSERT INTO deliveries (delivery_id, channel_id, channel_name, what, step_ids, alert_ids, state, created_at_ms, attempts)
     VALUES ('d-1', 1, '安娜', 'opened', '{1,2}', $1, 'waiting', $2, 0)`,
    [[ALERT.id, 'a,"b'], NOW_MS],
  );
  await client.query('UPDATE notify_cursor SET step_id = 2');
}
