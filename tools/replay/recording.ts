import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { parse } from 'csv-parse';
import { type Columns, findColumns, parseRow, type RecordingRow, type RowMeaning } from './recording-row';

/** Longer than any row of a recording; without it a file that is no CSV would be read into memory whole. */
const MAX_ROW_CHARS = 4096;

type CsvRow = { record: string[]; info: { lines: number } };

/**
 * Reads a CSV file row by row, in constant memory. Rows that cannot be used come as their problem.
 * @throws Error with code `recording` and a sentence when the file cannot be read or is no recording.
 */
export async function* readRecording(file: string, meaning: RowMeaning): AsyncGenerator<RecordingRow> {
  let columns: Columns | null = null;
  for await (const { record, info } of readCsv(file)) {
    if (columns === null) {
      const found = findColumns(record);
      if (found === null) throw new RecordingError(NO_COLUMNS);
      columns = found.columns;
      if (found.isHeader) continue;
    }
    yield parseRow(record, { line: info.lines, columns, ...meaning });
  }
  if (columns === null) throw new RecordingError(`${file} is empty. Name a CSV file with a time and a value per row.`);
}

/** The file is not there or holds no recording. */
export class RecordingError extends Error {
  readonly code = 'recording';
}

const NO_COLUMNS =
  'The first row names no columns that can be used. Begin the file with a row such as timestamp,value (commas between).';

async function* readCsv(file: string): AsyncGenerator<CsvRow> {
  // quote: null, because a quotation mark that is never closed would swallow the rest of the recording.
  const options = { bom: true, info: true, quote: null, relax_column_count: true, skip_empty_lines: true, trim: true };
  const rows = parse({ ...options, max_record_size: MAX_ROW_CHARS });
  // The error reaches the loop below through `rows`.
  pipeline(createReadStream(file), rows, () => {});
  try {
    yield* rows as AsyncIterable<CsvRow>;
  } catch (error) {
    throw new RecordingError(`${file} cannot be read: ${reasonOf(error)}`, { cause: error });
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'there is no such file. Check its name and the folder you are in.';
  if (code === 'EISDIR') return 'it is a folder. Name a CSV file in it.';
  if (code === 'EACCES') return 'you are not allowed to read it. Change its permissions or copy it.';
  if (code === 'CSV_MAX_RECORD_SIZE') return `a row is longer than ${MAX_ROW_CHARS} characters, so it is no CSV.`;
  return message;
}
