import { type DestinationStream, pino, stdTimeFunctions } from 'pino';
import pretty from 'pino-pretty';
import type { Log } from './ports';

/** JSON lines on standard output; readable ones on a terminal. */
export function createJsonLog(level: 'debug' | 'info' | 'warn' | 'error'): Log {
  const destination: DestinationStream = process.stdout.isTTY
    ? pretty({ ignore: 'pid,hostname,event', messageFormat: '{event}', sync: true })
    : pino.destination({ fd: 1, sync: true });
  const logger = pino({ level, base: null, timestamp: stdTimeFunctions.isoTime }, destination);
  return {
    debug: (event, fields) => logger.debug({ event, ...fields }),
    info: (event, fields) => logger.info({ event, ...fields }),
    warn: (event, fields) => logger.warn({ event, ...fields }),
    error: (event, fields) => logger.error({ event, ...fields }),
  };
}
