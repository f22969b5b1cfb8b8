import type { IHeaders, Message } from 'kafkajs';
import type { LogRecord, Rejection } from '#server/ports';

/** How much of the message is kept: all, all but its value, or only what was noted about it. */
export type Keep = 'whole' | 'without-value' | 'notes-only';

/** The message for the dead-letter topic: key, value and headers untouched, and the notes as text headers `dlq.…`. */
export function deadLetter(rejection: Rejection, topic: string, keep: Keep = 'whole'): Message {
  const { record } = rejection;
  const isNotesOnly = keep === 'notes-only';
  return {
    // Named, not found from the key: kafkajs's hash takes quadratic time, and a key of 1 MB would block for ever.
    partition: 0,
    key: isNotesOnly ? null : asBuffer(record.key),
    value: keep === 'whole' ? asBuffer(record.value) : null,
    headers: {
      ...(isNotesOnly ? { 'dlq.key.dropped': 'true', 'dlq.headers.dropped': 'true' } : asHeaders(record.headers)),
      ...(keep === 'whole' ? {} : { 'dlq.value.dropped': 'true' }),
      ...notes(rejection, topic),
    },
  };
}

function notes({ partition, record, code, message, atMs }: Rejection, topic: string): IHeaders {
  return {
    'dlq.original.topic': topic,
    'dlq.original.partition': String(partition),
    'dlq.original.offset': String(record.offset),
    'dlq.original.timestamp': String(record.timestampMs),
    'dlq.error.code': code,
    'dlq.error.message': message,
    'dlq.time': new Date(atMs).toISOString(),
  };
}

function asHeaders(headers: LogRecord['headers']): IHeaders {
  const entries = Object.entries(headers).map(([name, value]) => [
    name,
    value instanceof Uint8Array ? Buffer.from(value) : value.map((one) => Buffer.from(one)),
  ]);
  return Object.fromEntries(entries);
}

const asBuffer = (bytes: Uint8Array | null) => (bytes === null ? null : Buffer.from(bytes));
