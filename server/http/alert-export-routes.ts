import { z } from 'zod';
import type { Alert } from '#protocol/alert';
import type { BoardView, Clock, Log } from '#server/ports';
import type { StoredHistory } from '#server/store-port';
import type { AlertPosition } from './alert-page';
import type { Api } from './api';
import { csvAnswers, sendCsv, toCsv } from './csv-file';
import { type AskedAlerts, alertFilterFields, listAlerts } from './listed-alerts';

type Parts = { board: BoardView; history: StoredHistory; clock: Clock; log: Log };

const COLUMNS = [
  'alert_id',
  'sensor_id',
  'kind',
  'severity',
  'cause',
  'limit_celsius',
  'after_ms',
  'since',
  'opened_at',
  'ended_at',
  'end_reason',
  'opened_celsius',
  'peak_celsius',
  'readings',
  'acknowledged_at',
  'acknowledged_by',
  'snoozed_until',
] as const;

/** Asked for at once; between two pages others have their turn. */
const PAGE = 1000;

/** The list of alerts as a file. */
export function addAlertExportRoutes(api: Api, parts: Parts): void {
  api.get(
    '/api/alerts.csv',
    {
      // What HEAD answers is found out by reading all of it.
      exposeHeadRoute: false,
      schema: {
        summary: 'Alerts as CSV, newest first',
        description: 'Takes what `/api/alerts` takes but for pages: it is all of them. Times are ISO 8601, UTC.',
        querystring: z.strictObject(alertFilterFields),
        response: csvAnswers(COLUMNS),
      },
    },
    async ({ query }, reply) => {
      const page = (after: AlertPosition | null) => listAlerts(parts, { asked: query, page: { after, limit: PAGE } });
      // What cannot be told at all is said before the file has begun.
      const first = await page(null);
      const broken = (error: unknown) => parts.log.warn('alert-export-broken', { error: String(error) });
      return sendCsv(reply, { name: nameOf(query), csv: toCsv(rowsOf(first, page), { columns: COLUMNS, broken }) });
    },
  );
}

function nameOf({ sensorId, group }: AskedAlerts): string {
  return `${['alerts', group, sensorId].filter((part) => part !== undefined).join(' ')}.csv`;
}

type Page = Awaited<ReturnType<typeof listAlerts>>;

async function* rowsOf(first: Page, more: (after: AlertPosition) => Promise<Page>) {
  let page = first;
  for (;;) {
    yield page.alerts.map(toRow);
    if (page.next === null) return;
    page = await more(page.next);
  }
}

function toRow(alert: Alert) {
  const cells: Record<(typeof COLUMNS)[number], string | number | null> = {
    alert_id: alert.id,
    sensor_id: alert.sensorId,
    kind: alert.kind,
    severity: alert.severity,
    cause: alert.cause,
    limit_celsius: alert.thresholdCelsius,
    after_ms: alert.afterMs,
    since: timeOf(alert.sinceMs),
    opened_at: timeOf(alert.openedAtMs),
    ended_at: timeOf(alert.endedAtMs),
    end_reason: alert.endReason,
    opened_celsius: alert.openedCelsius,
    peak_celsius: alert.peakCelsius,
    readings: alert.readings,
    acknowledged_at: timeOf(alert.acknowledgedAtMs),
    acknowledged_by: alert.acknowledgedBy,
    snoozed_until: timeOf(alert.snoozedUntilMs),
  };
  return COLUMNS.map((column) => cells[column]);
}

function timeOf(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
