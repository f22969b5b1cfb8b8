import { KafkaJSAggregateError } from './kafkajs';

/** The error that started it: kafkajs wraps what happened in what it gave up on. */
export function rootCause(error: unknown): Error {
  let cause = error instanceof Error ? error : new Error(String(error));
  for (let inner = innerError(cause); inner !== null; inner = innerError(cause)) cause = inner;
  return cause;
}

function innerError(error: Error): Error | null {
  const inner = error instanceof KafkaJSAggregateError ? error.errors[0] : error.cause;
  return inner instanceof Error && inner !== error ? inner : null;
}

/** Kafka's own name of an error, `UNKNOWN_TOPIC_OR_PARTITION` for one; null where no broker said it. */
export function protocolErrorType(error: unknown): string | null {
  const cause = rootCause(error);
  return 'type' in cause && typeof cause.type === 'string' ? cause.type : null;
}

/** True when there is no such topic, or the broker has not told all of its parts yet. */
export function isUnknownTopic(error: unknown): boolean {
  return protocolErrorType(error) === 'UNKNOWN_TOPIC_OR_PARTITION';
}
