import type { ClientBase } from 'pg';

/** The tables that are partitioned by the time of storing, and how long one partition lasts. */
const LASTS = { readings: 'day', rejections: 'day', minutes: 'month', hours: 'month' } as const;

export type PartitionedTable = keyof typeof LASTS;

/** The days of storing (UTC, as `2026-11-24`) of what is stored at `nowMs`: of readings, and of roll-ups. */
export type StoredOn = { day: string; month: string };

export function storedOn(nowMs: number): StoredOn {
  const day = new Date(nowMs).toISOString().slice(0, 10);
  return { day, month: `${day.slice(0, 7)}-01` };
}

/** Makes the partitions that what is stored at `nowMs` goes into, unless they are there. */
export async function ensurePartitions(client: ClientBase, nowMs: number): Promise<void> {
  const { day, month } = storedOn(nowMs);
  for (const table of Object.keys(LASTS) as PartitionedTable[]) {
    await ensurePartition(client, table, LASTS[table] === 'day' ? day : month);
  }
}

/** `first` is the first day of the partition. */
export async function ensurePartition(client: ClientBase, table: PartitionedTable, first: string): Promise<void> {
  const name = partitionName(table, first);
  const { rows } = await client.query('SELECT 1 FROM pg_inherits WHERE inhrelid = to_regclass($1)', [name]);
  if (rows.length > 0) return;
  const until = firstAfter(table, first);
  // Made apart and attached: a partition made in place would wait for everybody who reads, and hold up all who come after.
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [PARTITIONS_LOCK]);
    await client.query(`CREATE TABLE IF NOT EXISTS ${name} (LIKE ${table} INCLUDING ALL) WITH (${storage(table)})`);
    if (!(await isAttached(client, name))) {
      await client.query(`ALTER TABLE ${table} ATTACH PARTITION ${name} FOR VALUES FROM ('${first}') TO ('${until}')`);
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** Any number that nobody else locks: the writer and whoever looks ahead make one after the other. */
const PARTITIONS_LOCK = 7_361_003;

async function isAttached(client: ClientBase, name: string): Promise<boolean> {
  const { rows } = await client.query('SELECT 1 FROM pg_inherits WHERE inhrelid = $1::regclass', [name]);
  return rows.length > 0;
}

// Roll-ups of the running minute and hour change with each batch: room on the page keeps that cheap.
function storage(table: PartitionedTable): string {
  return LASTS[table] === 'month' ? 'fillfactor = 60' : 'autovacuum_vacuum_insert_scale_factor = 0.5';
}

export function partitionName(table: PartitionedTable, first: string): string {
  const text = LASTS[table] === 'day' ? first : first.slice(0, 7);
  return `${table}_${text.replaceAll('-', '_')}`;
}

/** The first day that no longer belongs to the partition beginning at `first`. */
export function firstAfter(table: PartitionedTable, first: string): string {
  const date = new Date(`${first}T00:00:00Z`);
  if (LASTS[table] === 'day') date.setUTCDate(date.getUTCDate() + 1);
  else date.setUTCMonth(date.getUTCMonth() + 1);
  return date.toISOString().slice(0, 10);
}

/** The partitions there are, oldest first, without the one for imports. */
export async function listPartitions(
  client: Pick<ClientBase, 'query'>,
  table: PartitionedTable,
): Promise<{ name: string; first: string }[]> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = $1::regclass ORDER BY 1',
    [table],
  );
  return rows.flatMap(({ name }) => {
    const first = firstOf(name.slice(table.length + 1));
    return first === null ? [] : [{ name, first }];
  });
}

function firstOf(suffix: string): string | null {
  const [, year, month, day = '01'] = /^(\d{4})_(\d{2})(?:_(\d{2}))?$/.exec(suffix) ?? [];
  return year === undefined ? null : `${year}-${month}-${day}`;
}
