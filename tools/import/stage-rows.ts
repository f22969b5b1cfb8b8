import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { MAX_CLOCK_LEAD_MS, MIN_MEASURED_AT_MS } from '#protocol/limits';
import type { RecordingRow } from '../replay/recording-row';

/** Rows of a file, on their way into history. `hash` tells them from those of another file. */
export type StagedRows = { rows: number; hash: string; lastLine: number };

/** A file that cannot be imported whole; nothing of it was. */
export class ImportError extends Error {
  readonly code = 'import';
}

/** The first few are told; whoever corrects those sees the rest the next time. */
const MAX_TOLD = 10;

const ROWS_AT_ONCE = 2000;

type Good = Extract<RecordingRow, { atMs: number }>;
type StageOptions = { nowMs: number; signal: AbortSignal };

/**
 * Puts the rows into a temporary table, in constant memory, and looks at each of them.
 * @throws ImportError naming rows and fields when one of them is no reading.
 */
export async function stageRows(
  client: Client,
  rows: AsyncIterable<RecordingRow>,
  options: StageOptions,
): Promise<StagedRows> {
  await client.query('DROP TABLE IF EXISTS pg_temp.staged');
  await client.query('CREATE TEMP TABLE staged (line bigint, measured_at_ms bigint, celsius float8)');
  const staged = { rows: 0, lastLine: 0 };
  const hash = createHash('sha256');
  async function* lines(): AsyncGenerator<string> {
    for await (const good of goodRows(rows, options)) {
      staged.rows += good.length;
      staged.lastLine = good.at(-1)?.line ?? staged.lastLine;
      const text = good.map(({ line, atMs, celsius }) => `${line}\t${atMs}\t${celsius}\n`).join('');
      hash.update(text);
      yield text;
    }
  }
  await pipeline(Readable.from(lines()), client.query(copyFrom('COPY staged FROM STDIN')));
  return { ...staged, hash: hash.digest('hex').slice(0, 16) };
}

async function* goodRows(rows: AsyncIterable<RecordingRow>, { nowMs, signal }: StageOptions) {
  const wrong: string[] = [];
  let good: Good[] = [];
  let count = 0;
  for await (const row of rows) {
    if (signal.aborted) throw new ImportError('Stopped: nothing was imported.');
    const problem = 'problem' in row ? `${row.field}: ${row.problem}` : timeProblem(row.atMs, nowMs);
    if (problem !== null) {
      count += 1;
      if (count <= MAX_TOLD) wrong.push(`  row ${row.line}, ${problem}`);
    } else if (good.push(row as Good) >= ROWS_AT_ONCE) {
      yield good;
      good = [];
    }
  }
  if (count > 0) throw new ImportError(refusal(wrong, count));
  if (good.length > 0) yield good;
}

function timeProblem(atMs: number, nowMs: number): string | null {
  if (atMs < MIN_MEASURED_AT_MS) return 'time: is before the year 2000, as of a clock that was never set';
  return atMs > nowMs + MAX_CLOCK_LEAD_MS ? 'time: is in the future' : null;
}

function refusal(wrong: readonly string[], count: number): string {
  const rest = count > wrong.length ? [`  and ${count - wrong.length} more`] : [];
  return ['Nothing was imported: correct these rows, or take them out, and try again.', ...wrong, ...rest].join('\n');
}
