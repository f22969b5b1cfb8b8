import { z } from 'zod';
import type { BoardView, Log } from '#server/ports';
import type { StoredHistory, StoredReading } from '#server/store-port';
import type { Api } from './api';
import { csvAnswers, sendCsv, toCsv } from './csv-file';
import { sendProblem } from './problem';
import { NEVER_HEARD } from './sensor-history-routes';
import { sensorParamsSchema } from './sensor-params';
import { assertInOrder, spanFields } from './time-span';

type Parts = { board: BoardView; history: StoredHistory; log: Log };

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
        response: csvAnswers(COLUMNS),
      },
    },
    async ({ params: { sensorId }, query: { from = 0, to = LAST_MS } }, reply) => {
      assertInOrder({ from, to });
      const batches = await history.exportReadings({ sensorId, fromMs: from, toMs: to });
      if (batches === null && board.sensorThreshold(sensorId) === null) return sendProblem(reply, NEVER_HEARD);
      // Until its first row is asked for, an export holds nothing.
      if (running >= MAX_AT_ONCE) return sendProblem(reply, BUSY);
      const csv = toCsv(rowsOf(batches ?? [], sensorId), {
        columns: COLUMNS,
        broken: (error) => log.warn('export-broken', { sensorId, error: String(error) }),
      });
      running += 1;
      csv.once('close', () => {
        running -= 1;
      });
      return sendCsv(reply, { name: `${sensorId}.csv`, csv });
    },
  );
}

const BUSY = {
  status: 503,
  detail: `${MAX_AT_ONCE} downloads of readings are running, which is all there may be at once: try again after one.`,
  retryAfterSeconds: 10,
};

type Batches = AsyncIterable<readonly StoredReading[]> | Iterable<readonly StoredReading[]>;

async function* rowsOf(batches: Batches, sensorId: string) {
  for await (const batch of batches) {
    yield batch.map(({ n, measuredAtMs, celsius }) => [
      sensorId,
      n,
      new Date(measuredAtMs).toISOString(),
      measuredAtMs,
      celsius,
    ]);
  }
}
