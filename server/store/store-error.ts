import type { StoreErrorCode, StoreTrouble } from '#server/store-port';

/** What every call of the store rejects with. */
export class PostgresStoreError extends Error {
  readonly code: StoreErrorCode;
  readonly trouble: StoreTrouble | null;

  constructor(message: string, { code, trouble = null, cause }: ErrorParts) {
    super(message, { cause });
    this.code = code;
    this.trouble = trouble;
  }
}

type ErrorParts = { code: StoreErrorCode; trouble?: StoreTrouble | null; cause?: unknown };

/** SQLSTATE classes by which the server says that it, and not our statement, is the reason. */
const TROUBLE_OF_CLASS: Readonly<Record<string, StoreTrouble>> = {
  '08': 'unreachable',
  '28': 'refused',
  '3D': 'refused',
  '42': 'refused',
  '53': 'unreachable',
  '57': 'unreachable',
};

/** Any failure of a query or connection as the store's own error. */
export function toStoreError(error: unknown): PostgresStoreError {
  if (error instanceof PostgresStoreError) return error;
  const cause = error instanceof Error ? error : new Error(String(error));
  const message = `The database did not do it: ${cause.message}`;
  return new PostgresStoreError(message, { code: 'store-unavailable', trouble: troubleOf(cause), cause });
}

function troubleOf(error: Error & { code?: unknown }): StoreTrouble {
  const code = typeof error.code === 'string' ? error.code : '';
  // PostgreSQL says 53100 where it notices by itself, and passes on the system's own words elsewhere.
  if (code === '53100' || code === 'ENOSPC' || /No space left on device/.test(error.message)) return 'disk-full';
  return TROUBLE_OF_CLASS[code.slice(0, 2)] ?? 'unreachable';
}

/** What this process knows of the database no longer holds. */
export function lost(message: string): PostgresStoreError {
  return new PostgresStoreError(message, { code: 'store-lost', trouble: 'refused' });
}
