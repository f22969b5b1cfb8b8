import type { KafkaMessage } from 'kafkajs';
import type { LogRecord } from '#server/ports';
import { UNDECODABLE_HEADER, undecodableMark } from './undecodable-batch';

/** A kafkajs message as the inside knows it; null for one that only fills the place of an unreadable one. */
export function toLogRecord(message: KafkaMessage): LogRecord | null {
  const { offset, timestamp, key, value } = message;
  const mark = undecodableMark(message.headers?.[UNDECODABLE_HEADER]);
  if (mark === 'rest') return null;
  const headers = mark === null ? toHeaders(message.headers) : { [UNDECODABLE_HEADER]: Buffer.from(mark) };
  return { offset: Number(offset), timestampMs: Number(timestamp), key, value, headers };
}

const NO_HEADERS: LogRecord['headers'] = Object.freeze({});

function toHeaders(headers: KafkaMessage['headers']): LogRecord['headers'] {
  if (headers === undefined) return NO_HEADERS;
  const names = Object.keys(headers);
  if (names.length === 0) return NO_HEADERS;
  return Object.fromEntries(names.map((name) => [name, toHeader(headers[name])]));
}

/** kafkajs finds `Object.prototype`'s own members before a header called `constructor`; a header without value is null. */
function toHeader(value: unknown): Uint8Array | Uint8Array[] {
  if (!Array.isArray(value)) return Buffer.isBuffer(value) ? value : Buffer.alloc(0);
  const values = value
    .filter((one) => typeof one !== 'function')
    .map((one) => (Buffer.isBuffer(one) ? one : Buffer.alloc(0)));
  return values.length === 1 ? (values[0] ?? Buffer.alloc(0)) : values;
}
