import pg, { type ClientConfig } from 'pg';
import type { Alert } from '#protocol/alert';
import type { FeedEvent } from '#protocol/feed';
import { ALERT_COLUMNS, ALERTS } from '#server/store/alert-columns';
import { type ExpectedReading, placeName } from './oracle';

export type StoredChange = {
  version: number;
  sensorId: string | null;
  high: number | null;
  low: number | null;
  changedAtMs: number | null;
};

export type StoredPlace = { logName: string; incarnation: number; partition: number; next: number };

export type StoredRejection = { place: string; code: string; isDelivered: boolean };

/** All of a store that the checks look at. */
export type Stored = {
  readings: ExpectedReading[];
  alerts: Map<string, Alert>;
  rejections: StoredRejection[];
  changes: StoredChange[];
  places: StoredPlace[];
  events: Pick<FeedEvent, 'kind' | 'partition' | 'fromOffset' | 'toOffset'>[];
  /** Sentences of the tables themselves: what is double, missing or wrongly summed. */
  faults: string[];
};

const INT8 = 20;

/** The store of `connection`, for as long as `use` takes. */
export async function withClient<Result>(connection: ClientConfig, use: (client: pg.Client) => Promise<Result>) {
  const types = { getTypeParser: (id: number) => (id === INT8 ? Number : pg.types.getTypeParser(id)) };
  const client = new pg.Client({ ...connection, types: types as never });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

export function readStored(connection: ClientConfig): Promise<Stored> {
  return withClient(connection, async (client) => ({
    readings: await readReadings(client),
    alerts: await readAlerts(client),
    rejections: await readRejections(client),
    changes: (
      await client.query<StoredChange>(
        `SELECT version, nullif(scope_id, '') AS "sensorId", (after->'rules'->'limits'->>'high')::float8 AS high,
           (after->'rules'->'limits'->>'low')::float8 AS low, changed_at_ms AS "changedAtMs"
         FROM settings_changes WHERE scope IN ('all', 'sensor')
           AND before->'rules'->'limits' IS DISTINCT FROM after->'rules'->'limits' ORDER BY version`,
      )
    ).rows,
    places: await readPlaces(client),
    events: (
      await client.query(
        'SELECT kind, partition, from_offset AS "fromOffset", to_offset AS "toOffset" FROM events ORDER BY event_id',
      )
    ).rows,
    faults: await tableFaults(client),
  }));
}

export async function readPlaces(client: pg.Client): Promise<StoredPlace[]> {
  const { rows } = await client.query<StoredPlace>(
    'SELECT log_name AS "logName", incarnation, partition, next_offset AS next FROM log_partitions ORDER BY 1, 2, 3',
  );
  return rows;
}

type Placed = { log_name: string; incarnation: number; partition: number; log_offset: number };

const placeOf = ({ log_name, incarnation, partition, log_offset }: Placed) =>
  placeName({ name: log_name, incarnation }, partition, log_offset);

async function readReadings(client: pg.Client): Promise<ExpectedReading[]> {
  const { rows } = await client.query<Placed & Omit<ExpectedReading, 'place'>>(
    `SELECT s.sensor_id AS "sensorId", r.n, r.measured_at_ms AS "measuredAtMs", r.celsius, r.average,
       p.log_name, p.incarnation, p.partition, r.log_offset
     FROM readings r JOIN sensors s USING (sensor_key) JOIN log_partitions p ON p.partition_key = r.partition_key
     ORDER BY r.partition_key, r.log_offset`,
  );
  return rows.map(({ sensorId, n, measuredAtMs, celsius, average, ...placed }) => ({
    ...{ sensorId, n, measuredAtMs, celsius, average },
    place: placeOf(placed),
  }));
}

async function readAlerts(client: pg.Client): Promise<Map<string, Alert>> {
  const { rows } = await client.query<Alert>(`SELECT ${ALERT_COLUMNS} FROM ${ALERTS}`);
  return new Map(rows.map((alert) => [alert.id, alert]));
}

async function readRejections(client: pg.Client): Promise<StoredRejection[]> {
  const { rows } = await client.query<Placed & Omit<StoredRejection, 'place'>>(
    `SELECT log_name, incarnation, partition, log_offset, code, is_delivered AS "isDelivered"
     FROM rejections JOIN log_partitions USING (partition_key)`,
  );
  return rows.map((row) => ({ place: placeOf(row), code: row.code, isDelivered: row.isDelivered }));
}

/** What must hold of the tables by themselves; each query finds what does not. */
const RULES: readonly (readonly [name: string, query: string])[] = [
  [
    'a record stored twice',
    'SELECT partition_key, log_offset, count(*) FROM readings GROUP BY 1, 2 HAVING count(*) > 1',
  ],
  ['a rejection stored twice', 'SELECT partition_key, log_offset FROM rejections GROUP BY 1, 2 HAVING count(*) > 1'],
  ['an ordinal stored twice', 'SELECT sensor_key, n, count(*) FROM readings GROUP BY 1, 2 HAVING count(*) > 1'],
  [
    'a hole in the ordinals',
    'SELECT sensor_key, count(*), min(n), max(n) FROM readings GROUP BY 1 HAVING count(*) <> max(n) OR min(n) <> 1',
  ],
  [
    'ordinals against the order of the log',
    `SELECT * FROM (SELECT sensor_key, n, log_offset, lag(n) OVER (PARTITION BY sensor_key, partition_key ORDER BY log_offset)
       AS before FROM readings) AS r WHERE before >= n`,
  ],
  [
    'a reading at or behind the stored place',
    'SELECT r.partition_key, log_offset FROM readings r JOIN log_partitions USING (partition_key) WHERE log_offset >= next_offset',
  ],
  [
    'a sensor whose last reading is not its last',
    `SELECT s.sensor_id, s.n, m.n FROM sensors s JOIN (SELECT sensor_key, max(n) AS n FROM readings GROUP BY 1) m
       USING (sensor_key) WHERE s.n <> m.n`,
  ],
  [
    'two open alerts of a sensor, kind and severity',
    'SELECT sensor_key, kind, severity FROM alerts WHERE ended_at_ms IS NULL GROUP BY 1, 2, 3 HAVING count(*) > 1',
  ],
  [
    'an alert that was not opened once, or not ended as often as its steps say',
    `SELECT a.id FROM alerts a LEFT JOIN alert_steps s ON s.alert_id = a.id GROUP BY a.id
     HAVING count(*) FILTER (WHERE s.kind = 'opened') <> 1
       OR count(*) FILTER (WHERE s.kind = 'ended') <> CASE WHEN a.ended_at_ms IS NULL THEN 0 ELSE 1 END`,
  ],
  ['a step of no alert', 'SELECT alert_id FROM alert_steps WHERE alert_id NOT IN (SELECT id FROM alerts)'],
  ['a minute that is not its readings', rollupRule('minutes', 60_000)],
  ['an hour that is not its readings', rollupRule('hours', 3_600_000)],
];

function rollupRule(table: string, lengthMs: number): string {
  return `SELECT * FROM
      (SELECT sensor_key, bucket_ms, sum(count) AS count, sum(sum) AS sum, min(min) AS min, max(max) AS max
       FROM ${table} GROUP BY 1, 2) AS held
    FULL JOIN
      (SELECT sensor_key, measured_at_ms / ${lengthMs} * ${lengthMs} AS bucket_ms, count(*) AS n, sum(celsius) AS total,
         min(celsius) AS low, max(celsius) AS high FROM readings GROUP BY 1, 2) AS made
    USING (sensor_key, bucket_ms)
    WHERE (held.count = n AND abs(sum - total) < 1e-6 * n AND min = low AND max = high) IS NOT TRUE`;
}

async function tableFaults(client: pg.Client): Promise<string[]> {
  const faults: string[] = [];
  for (const [name, query] of RULES) {
    const { rows } = await client.query(query);
    if (rows.length > 0) faults.push(`${name}: ${rows.length} times, first ${JSON.stringify(rows[0])}`);
  }
  return faults;
}
