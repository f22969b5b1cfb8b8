/** Where alerts are read from: the feed's are of no sensor. */
export const ALERTS = 'alerts a LEFT JOIN sensors s USING (sensor_key)';

/** To be selected from `ALERTS`: each row is an `Alert`. */
export const ALERT_COLUMNS = `a.id, coalesce(s.sensor_id, '') AS "sensorId", a.kind, a.severity,
  a.threshold_celsius AS "thresholdCelsius", a.after_ms AS "afterMs", a.cause, a.since_ms AS "sinceMs",
  a.opened_at_ms AS "openedAtMs", a.opened_celsius AS "openedCelsius", a.peak_celsius AS "peakCelsius", a.readings,
  a.back_since_ms AS "backSinceMs", a.ended_at_ms AS "endedAtMs", a.end_reason AS "endReason",
  a.acknowledged_at_ms AS "acknowledgedAtMs", a.acknowledged_by AS "acknowledgedBy",
  a.snoozed_until_ms AS "snoozedUntilMs"`;
