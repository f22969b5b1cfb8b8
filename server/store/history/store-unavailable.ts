import type { StoreError, StoreTrouble } from '#server/store-port';

/** PostgreSQL's codes for what an operator can mend: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const TROUBLES: Readonly<Record<string, StoreTrouble>> = { '53100': 'disk-full', '57014': 'too-slow' };

/** A failure of the database in the words of the port; the cause is for the log. */
export function storeUnavailable(cause: unknown): StoreError {
  const { code, message } = cause as NodeJS.ErrnoException;
  const error = new Error(`The database did not answer: ${message}`, { cause });
  return Object.assign(error, { code: 'store-unavailable' as const, trouble: troubleOf(code) });
}

function troubleOf(code: string | undefined): StoreTrouble {
  const isSqlState = code !== undefined && /^[0-9A-Z]{5}$/.test(code) && !code.startsWith('08') && code !== '57P01';
  return isSqlState ? (TROUBLES[code] ?? 'refused') : 'unreachable';
}
