import type { Pool } from 'pg';
import type { StoredHistory } from '#server/store-port';
import { readAlertRecord } from './alert-record';
import { readAlerts, readAlertsById } from './alerts';
import { readBackTest } from './back-test-readings';
import { readEvents } from './events';
import { exportReadings } from './export-readings';
import { readExtremes } from './extremes';
import { readReadings } from './readings';
import { readRecordedSensors } from './recorded-sensors';
import { readRejected } from './rejected';
import { readSizes } from './sizes';
import { readThresholdChanges } from './threshold-changes';
import { readThresholdSteps } from './threshold-steps';
import { readVersion } from './version';

/** Whoever asks whether the database answers does not wait until it does. */
const REACHABLE_MS = 2000;

/** What is stored, for those who only look. The pool is the caller's: it makes it, listens to it and ends it. */
export function createHistory({ pool }: { pool: Pool }): StoredHistory {
  return {
    readings: (query) => readReadings(pool, query),
    exportReadings: (query) => exportReadings(pool, query),
    backTestReadings: (query) => readBackTest(pool, query),
    alerts: (query) => readAlerts(pool, query),
    alertsById: (alertIds) => readAlertsById(pool, alertIds),
    alertRecord: (alertId) => readAlertRecord(pool, alertId),
    extremes: (query) => readExtremes(pool, query),
    thresholdChanges: (query) => readThresholdChanges(pool, query),
    thresholdSteps: (query) => readThresholdSteps(pool, query),
    recordedSensors: (page) => readRecordedSensors(pool, page),
    rejected: (query) => readRejected(pool, query),
    events: (query) => readEvents(pool, query),
    sizes: () => readSizes(pool),
    version: () => readVersion(pool),
    isReachable: () => answers(pool),
  };
}

async function answers(pool: Pool): Promise<boolean> {
  try {
    const question = { text: 'SELECT 1', query_timeout: REACHABLE_MS };
    await pool.query(question);
    return true;
  } catch {
    // Why it does not answer is told by whoever needs it for more.
    return false;
  }
}
