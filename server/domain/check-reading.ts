import { MAX_CELSIUS, MAX_CLOCK_LEAD_MS, MIN_CELSIUS, MIN_MEASURED_AT_MS } from '#protocol/limits';
import { toSensorId } from '#protocol/sensor-id';
import { describeJson } from './describe-json';
import { type Refused, refuse } from './refused';

/** What a JSON value says as a reading; `null` where it leaves the choice to the road it came by. */
export type CheckedReading = {
  kind: 'reading';
  sensorId: string | null;
  celsius: number;
  measuredAtMs: number | null;
};

// The last moment a Date can tell; a log that counts in micro- or nanoseconds is far beyond it.
const MAX_DATE_MS = 8_640_000_000_000_000;

const SENSOR_ID_RULE =
  'use 1 to 64 letters, digits, spaces or any of ._:/#()-, starting with a letter or digit and not ending in a space';

type Fields = { temperature?: unknown; sensorId?: unknown; timestamp?: unknown };

/**
 * Judges one parsed JSON value as a reading: first the temperature, then the sensor id, then the timestamp, which may
 * run at most five minutes ahead of `logTimestampMs` (epoch ms, when the log took it). Unknown fields are ignored.
 */
export function checkReading(value: unknown, logTimestampMs: number): CheckedReading | Refused {
  if (!isObject(value)) {
    return refuse('not-object', `The message is ${describeJson(value)}: send one object, {"temperature": 23.4}.`);
  }
  const celsius = checkTemperature(value);
  if (typeof celsius !== 'number') return celsius;
  const sensorId = checkSensorId(value);
  if (sensorId !== null && typeof sensorId !== 'string') return sensorId;
  const measuredAtMs = checkTimestamp(value, logTimestampMs);
  if (measuredAtMs !== null && typeof measuredAtMs !== 'number') return measuredAtMs;
  return { kind: 'reading', sensorId, celsius, measuredAtMs };
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkTemperature(fields: Fields): number | Refused {
  if (!Object.hasOwn(fields, 'temperature')) {
    return refuse('missing-temperature', '`temperature` is missing: send it as a number in °C.');
  }
  const celsius = fields.temperature;
  if (typeof celsius !== 'number') {
    return refuse('temperature-type', `\`temperature\` is ${describeJson(celsius)}: send a plain number in °C.`);
  }
  if (!(celsius >= MIN_CELSIUS && celsius <= MAX_CELSIUS)) {
    const message = `\`temperature\` is out of range (${celsius}): send °C from ${MIN_CELSIUS} to ${MAX_CELSIUS}.`;
    return refuse('temperature-range', message);
  }
  return celsius === 0 ? 0 : celsius;
}

function checkSensorId(fields: Fields): string | null | Refused {
  if (!Object.hasOwn(fields, 'sensorId')) return null;
  if (typeof fields.sensorId !== 'string') {
    return refuse('sensor-id', `\`sensorId\` is ${describeJson(fields.sensorId)}: send text or leave it out.`);
  }
  return toSensorId(fields.sensorId) ?? refuse('sensor-id', `\`sensorId\` is not a sensor's name: ${SENSOR_ID_RULE}.`);
}

function checkTimestamp(fields: Fields, logTimestampMs: number): number | null | Refused {
  if (!(logTimestampMs >= MIN_MEASURED_AT_MS && logTimestampMs <= MAX_DATE_MS)) {
    return refuse(
      'timestamp',
      "The record's own timestamp is not a time since 2000 in epoch ms: correct its producer.",
    );
  }
  if (!Object.hasOwn(fields, 'timestamp')) return null;
  const measuredAtMs = fields.timestamp;
  if (typeof measuredAtMs !== 'number' || !Number.isInteger(measuredAtMs)) {
    return refuse('timestamp', '`timestamp` is not a whole number: send epoch milliseconds or leave it out.');
  }
  if (measuredAtMs < MIN_MEASURED_AT_MS) {
    return refuse('timestamp', '`timestamp` is before 2000: send epoch milliseconds, not seconds.');
  }
  if (measuredAtMs > logTimestampMs + MAX_CLOCK_LEAD_MS) {
    const message = "`timestamp` is over 5 minutes after the record's own: send epoch ms and check the sender's clock.";
    return refuse('timestamp', message);
  }
  return measuredAtMs;
}
