import type { Alert } from '#protocol/alert';

/** An alert as it stands in the table, with the name of its sensor. */
export type AlertRow = {
  id: string;
  sensor_key: number;
  sensor_id: string;
  kind: Alert['kind'];
  severity: Alert['severity'];
  threshold_celsius: number;
  opened_at_ms: number;
  opened_celsius: number;
  peak_celsius: number;
  readings: number;
  ended_at_ms: number | null;
  end_reason: Alert['endReason'];
  told_at_ms: number;
};

/** To be selected from `alerts a JOIN sensors s USING (sensor_key)`. */
export const ALERT_COLUMNS = `a.id, sensor_key, s.sensor_id, a.kind, a.severity, a.threshold_celsius, a.opened_at_ms,
  a.opened_celsius, a.peak_celsius, a.readings, a.ended_at_ms, a.end_reason, a.told_at_ms`;

export function toAlert(row: AlertRow): Alert {
  return {
    id: row.id,
    sensorId: row.sensor_id,
    kind: row.kind,
    severity: row.severity,
    thresholdCelsius: row.threshold_celsius,
    openedAtMs: row.opened_at_ms,
    openedCelsius: row.opened_celsius,
    peakCelsius: row.peak_celsius,
    readings: row.readings,
    endedAtMs: row.ended_at_ms,
    endReason: row.end_reason,
  };
}
