import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientConfig } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type BenchPostgres, withClient } from '../kit/bench-postgres';
import { alternate, type BenchOptions, type Finding } from '../kit/finding';
import { LOAD, loadReading } from '../kit/load';
import { makePartitions, makeSchema } from '../kit/schema';
import { nodeSide, runSide } from '../kit/side';
import { startStopwatch } from '../kit/stopwatch';

/** The least it can take to store readings: COPY of the same rows into the same table. */
export async function storingRow(options: BenchOptions & { postgres: BenchPostgres }): Promise<Finding[]> {
  const { postgres, isQuick, messages, say } = options;
  say('storing: our route without Kafka, and COPY');
  const ours = await nodeSide('our-storing');
  const rows = copyRows(messages);
  const [route = [], copy = []] = await alternate(isQuick ? 2 : 5, [
    () => inDatabase(postgres, (connection) => runSide(ours(JSON.stringify(connection), String(messages)))),
    () => inDatabase(postgres, (connection) => copyInto(connection, rows)),
  ]);
  return [
    {
      what: 'storing: board → PostgreSQL, without Kafka',
      unit: 'readings/s',
      ours: route.map(({ seconds }) => messages / seconds),
      theirs: { name: 'COPY of the finished rows', values: copy.map(({ seconds }) => messages / seconds) },
      remark: 'ours also parses, judges, rolls up by minute and hour, and keeps alerts, sensors and offsets',
    },
  ];
}

async function inDatabase<Value>(postgres: BenchPostgres, work: (connection: ClientConfig) => Promise<Value>) {
  const connection = await postgres.database('storing');
  try {
    return await work(connection);
  } finally {
    await postgres.drop('storing');
  }
}

async function copyInto(connection: ClientConfig, rows: string) {
  return withClient(connection, async (client) => {
    await makeSchema(client);
    await makePartitions(client, { fromMs: Date.now(), toMs: Date.now() });
    const watch = startStopwatch();
    await pipeline(Readable.from([Buffer.from(rows)]), client.query(copyFrom(COPY)));
    return watch.read();
  });
}

const COPY = `COPY readings
  (sensor_key, n, measured_at_ms, celsius, average, partition_key, log_offset, stored_on) FROM STDIN`;

function copyRows(count: number): string {
  const endMs = Date.now();
  const day = new Date(endMs).toISOString().slice(0, 10);
  return Array.from({ length: count }, (_, index) => {
    const { celsius, measuredAtMs } = loadReading(index, { count, endMs });
    const n = Math.floor(index / LOAD.sensors) + 1;
    return `${(index % LOAD.sensors) + 1}\t${n}\t${measuredAtMs}\t${celsius}\t${celsius}\t1\t${index}\t${day}\n`;
  }).join('');
}
