import type { Alert } from '#protocol/alert';
import type { AlertChange } from '../domain/change';

/** How often a growing alert is worth telling. */
const GROWTH_INTERVAL_MS = 1000;

type Paced = { sensorId: string; sentAtMs: number; waiting: Alert | null };

/** Holds back alerts that merely grow, so that each is told at most once a second. Times are monotonic ms. */
export function createGrowthPacer() {
  const open = new Map<string, Paced>();

  return {
    /** Takes what changed; returns the alert if it has to be told now. */
    take({ alert, isStep }: AlertChange, nowMs: number): Alert | null {
      if (isStep) {
        if (alert.endedAtMs === null) open.set(alert.id, { sensorId: alert.sensorId, sentAtMs: nowMs, waiting: null });
        else open.delete(alert.id);
        return alert;
      }
      const paced = open.get(alert.id);
      if (paced) paced.waiting = alert;
      else open.set(alert.id, { sensorId: alert.sensorId, sentAtMs: nowMs - GROWTH_INTERVAL_MS, waiting: alert });
      return null;
    },
    /** The alerts whose second has passed. */
    due(nowMs: number): Alert[] {
      const due: Alert[] = [];
      for (const paced of open.values()) {
        if (!paced.waiting || nowMs - paced.sentAtMs < GROWTH_INTERVAL_MS) continue;
        due.push(paced.waiting);
        paced.waiting = null;
        paced.sentAtMs = nowMs;
      }
      return due;
    },
    /** When the next one will be due; null while none waits. */
    nextDueMs(): number | null {
      const dueMs = [...open.values()].filter((paced) => paced.waiting).map((paced) => paced.sentAtMs);
      return dueMs.length === 0 ? null : Math.min(...dueMs) + GROWTH_INTERVAL_MS;
    },
    /** What waits is of a board that is no longer shown. */
    clear(): void {
      open.clear();
    },
    forgetSensors(sensorIds: readonly string[]): void {
      if (sensorIds.length === 0) return;
      const gone = new Set(sensorIds);
      for (const [id, { sensorId }] of open) if (gone.has(sensorId)) open.delete(id);
    },
  };
}
