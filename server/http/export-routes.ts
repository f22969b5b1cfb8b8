import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { BoardView, Log } from '#server/ports';
import type { StoredHistory, StoredReading } from '#server/store-port';
import { type Api, PROBLEM_ANSWER } from './api';
import { fileNameHeader } from './file-name';
import { sendProblem } from './problem';
import { NEVER_HEARD } from './sensor-history-routes';
import { sensorParamsSchema } from './sensor-params';
import { assertInOrder, spanFields } from './time-span';

type Parts = { board: BoardView; history: StoredHistory; log: Log };

const CSV_TYPE = 'text/csv; charset=utf-8';
const COLUMNS = ['sensor_id', 'n', 'measured_at', 'measured_at_ms', 'celsius'];

/** The end of time for JavaScript's dates; nothing is measured later. */
const LAST_MS = 8_640_000_000_000_000;

/** Each keeps a connection to the database for as long as the download takes; others want to look meanwhile. */
const MAX_AT_ONCE = 3;

/** All of a sensor's stored readings as a file. */
export function addExportRoutes(api: Api, { board, history, log }: Parts): void {
  let running = 0;
  api.get(
    '/api/sensors/:sensorId/readings.csv',
    {
      // What HEAD answers is found out by reading all of it.
      exposeHeadRoute: false,
      schema: {
        summary: 'Stored readings of a sensor as CSV, in the order of the log',
        description: 'Imported readings come first, with negative ordinals. Without `from` and `to` everything.',
        params: sensorParamsSchema,
        querystring: z.strictObject(spanFields),
        response: {
          200: { description: COLUMNS.join(','), content: { 'text/csv': { schema: z.string() } } },
          default: PROBLEM_ANSWER,
        },
      },
    },
    async ({ params: { sensorId }, query: { from = 0, to = LAST_MS } }, reply) => {
      assertInOrder({ from, to });
      const batches = await history.exportReadings({ sensorId, fromMs: from, toMs: to });
      if (batches === null && board.sensorThreshold(sensorId) === null) return sendProblem(reply, NEVER_HEARD);
      // Until its first row is asked for, an export holds nothing.
      if (running >= MAX_AT_ONCE) return sendProblem(reply, BUSY);
      const csv = toCsv(batches ?? [], { sensorId, log });
      running += 1;
      csv.once('close', () => {
        running -= 1;
      });
      return sendFile(reply, { name: `${sensorId}.csv`, csv });
    },
  );
}

const BUSY = {
  status: 503,
  detail: `${MAX_AT_ONCE} downloads of readings are running, which is all there may be at once: try again after one.`,
  retryAfterSeconds: 10,
};

function sendFile(reply: FastifyReply, { name, csv }: { name: string; csv: Readable }): FastifyReply {
  reply.header('content-type', CSV_TYPE).header('content-disposition', fileNameHeader(name));
  return reply.send(csv);
}

type CsvOptions = { sensorId: string; log: Log };
type Batches = AsyncIterable<readonly StoredReading[]> | Iterable<readonly StoredReading[]>;

function toCsv(batches: Batches, { sensorId, log }: CsvOptions): Readable {
  // Given up, it ends the reading of `batches`, and with it their connection.
  const csv = Readable.from(textOf(batches, sensorId));
  csv.on('error', (error) => log.warn('export-broken', { sensorId, error: String(error) }));
  return csv;
}

/** A batch at a time: between two of them the live readings have their turn. */
async function* textOf(batches: Batches, sensorId: string): AsyncGenerator<string> {
  yield stringify([COLUMNS]);
  for await (const batch of batches) {
    const rows = batch.map(({ n, measuredAtMs, celsius }) => [
      sensorId,
      n,
      new Date(measuredAtMs).toISOString(),
      measuredAtMs,
      celsius,
    ]);
    // A spreadsheet takes a text that begins with = + - or @ for a formula; numbers stay numbers.
    yield stringify(rows, { escape_formulas: true });
  }
}
