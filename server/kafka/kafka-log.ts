import type { LogEntry } from 'kafkajs';
import type { Log } from '#server/ports';
import { logLevel } from './kafkajs';

/**
 * What kafkajs has to say goes to the debug level: it repeats itself at every attempt, and what an operator must know
 * is logged once by whoever meets the consequence.
 */
export function kafkaLogCreator(log: Log): () => (entry: LogEntry) => void {
  return () => (entry) => {
    if (entry.level > logLevel.WARN) return;
    log.debug('kafka-client', { part: entry.namespace, message: entry.log.message, error: entry.log.error });
  };
}
