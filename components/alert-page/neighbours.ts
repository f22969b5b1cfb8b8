import type { Alert } from '#protocol/alert';
import type { ReadSensorAlerts } from './alert-requests';

/** The alerts of the same sensor before and after one; null: there is none. */
export type Neighbours = { earlier: Alert | null; later: Alert | null };

const HOUR_MS = 3_600_000;

/** Each look reaches so many times as far as the one before it. */
const WIDENS = 8;

/** Pages of one look that are read: a sensor that alerts more often than that has no next one worth stepping to. */
const MOST_PAGES = 20;

/** Looks around an alert. The server tells newest first, so what comes next is looked for in wider and wider stretches. */
export async function findNeighbours(
  alert: Alert,
  { read, nowMs }: { read: ReadSensorAlerts; nowMs: number },
): Promise<Neighbours> {
  const [earlier, later] = await Promise.all([earlierThan(alert, read), laterThan(alert, { read, nowMs })]);
  return { earlier, later };
}

async function earlierThan(alert: Alert, read: ReadSensorAlerts): Promise<Alert | null> {
  // One opened at the same moment may stand on either side: the id decides, as in the server's order.
  for await (const page of pagesOf({ alert, read, fromMs: 0, toMs: alert.openedAtMs + 1 })) {
    const found = page.find((other) => isBefore(other, alert));
    if (found !== undefined) return found;
  }
  return null;
}

async function laterThan(
  alert: Alert,
  { read, nowMs }: { read: ReadSensorAlerts; nowMs: number },
): Promise<Alert | null> {
  const fromMs = alert.openedAtMs;
  for (let spanMs = HOUR_MS; ; spanMs *= WIDENS) {
    const found = await firstLater(alert, { read, toMs: fromMs + spanMs });
    if (found !== null || fromMs + spanMs > nowMs) return found;
  }
}

async function firstLater(
  alert: Alert,
  { read, toMs }: { read: ReadSensorAlerts; toMs: number },
): Promise<Alert | null> {
  let found: Alert | null = null;
  for await (const page of pagesOf({ alert, read, fromMs: alert.openedAtMs, toMs })) {
    found = page.findLast((other) => isBefore(alert, other)) ?? found;
    // What opened before the alert touches its time too, and comes after it.
    if (page.some((other) => !isBefore(alert, other))) return found;
  }
  return found;
}

type Stretch = { alert: Alert; read: ReadSensorAlerts; fromMs: number; toMs: number };

async function* pagesOf({ alert: { sensorId }, read, fromMs, toMs }: Stretch): AsyncGenerator<readonly Alert[]> {
  let cursor: string | null = null;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await read({ sensorId, fromMs, toMs, cursor });
    if (!page.ok) return;
    yield page.value.alerts;
    cursor = page.value.next;
    if (cursor === null) return;
  }
}

function isBefore(a: Alert, b: Alert): boolean {
  return a.openedAtMs < b.openedAtMs || (a.openedAtMs === b.openedAtMs && a.id < b.id);
}
