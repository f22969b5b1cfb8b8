import { DEFAULT_SENSOR_ID, MAX_READING_BYTES } from '#protocol/limits';
import { toSensorId } from '#protocol/sensor-id';
import { checkReading } from './check-reading';
import { type Refused, refuse } from './refused';
import { decodeUtf8 } from './utf8';

/** One measurement. `measuredAtMs` is epoch ms, UTC. */
export type Reading = { sensorId: string; celsius: number; measuredAtMs: number };

/** A message as the log keeps it; `timestampMs` is the record's own time, epoch ms. */
export type Message = { key: Uint8Array | null; value: Uint8Array | null; timestampMs: number };

export type ParsedMessage = ({ kind: 'reading' } & Reading) | Refused | { kind: 'tombstone' };

const TOMBSTONE = { kind: 'tombstone' } as const;

/**
 * Says what one message of the log is. Never throws, whatever the bytes: what is not a reading comes back as a
 * rejection with its reason. With `sensorFromKey` a key that is a sensor id names the sensor of a reading without one.
 */
export function parseReading(message: Message, options: { sensorFromKey: boolean }): ParsedMessage {
  if (message.value === null) return TOMBSTONE;
  const json = parseJson(message.value);
  if (json.refused) return json.refused;
  const checked = checkReading(json.value, message.timestampMs);
  if (checked.kind === 'rejection') return checked;
  return {
    kind: 'reading',
    sensorId: checked.sensorId ?? sensorIdFromKey(options.sensorFromKey ? message.key : null) ?? DEFAULT_SENSOR_ID,
    celsius: checked.celsius,
    measuredAtMs: checked.measuredAtMs ?? message.timestampMs,
  };
}

function parseJson(bytes: Uint8Array): { value: unknown; refused?: undefined } | { refused: Refused } {
  // Before anything else, so that a hostile message costs nothing.
  if (bytes.byteLength > MAX_READING_BYTES) {
    const message = `The message has ${bytes.byteLength} bytes: send one reading of at most ${MAX_READING_BYTES}.`;
    return { refused: refuse('too-big', message) };
  }
  const text = decodeUtf8(bytes);
  if (text === null) {
    return { refused: refuse('not-utf8', 'The message is not UTF-8 text: send JSON encoded as UTF-8.') };
  }
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { refused: refuse('not-json', 'The message is not JSON: send one object, {"temperature": 23.4}.') };
  }
}

function sensorIdFromKey(key: Uint8Array | null): string | null {
  if (key === null || key.byteLength > MAX_READING_BYTES) return null;
  const text = decodeUtf8(key);
  return text === null ? null : toSensorId(text);
}
