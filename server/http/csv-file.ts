import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { PROBLEM_ANSWER } from './api';
import { fileNameHeader } from './file-name';

const CSV_TYPE = 'text/csv; charset=utf-8';

type Cell = string | number | null;

/** Rows a batch at a time: between two of them the live readings have their turn. */
export type CsvBatches = AsyncIterable<readonly (readonly Cell[])[]> | Iterable<readonly (readonly Cell[])[]>;

/** The answers of a route that sends a file of these columns. */
export function csvAnswers(columns: readonly string[]) {
  return {
    200: { description: columns.join(','), content: { 'text/csv': { schema: z.string() } } },
    default: PROBLEM_ANSWER,
  };
}

/** `broken`: told why the rows did not come to their end. Given up, the stream ends the reading of `batches`. */
export function toCsv(
  batches: CsvBatches,
  { columns, broken }: { columns: readonly string[]; broken(error: unknown): void },
): Readable {
  const csv = Readable.from(textOf(batches, columns));
  csv.on('error', broken);
  return csv;
}

export function sendCsv(reply: FastifyReply, { name, csv }: { name: string; csv: Readable }): FastifyReply {
  reply.header('content-type', CSV_TYPE).header('content-disposition', fileNameHeader(name));
  return reply.send(csv);
}

async function* textOf(batches: CsvBatches, columns: readonly string[]): AsyncGenerator<string> {
  yield stringify([columns]);
  // A spreadsheet takes a text that begins with = + - or @ for a formula; numbers stay numbers.
  for await (const rows of batches) yield stringify([...rows], { escape_formulas: true });
}
