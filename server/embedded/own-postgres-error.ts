export type OwnPostgresErrorCode = 'postgres-in-use' | 'postgres-cannot-run' | 'postgres-path' | 'postgres-stopped';

/** Why our own PostgreSQL does not run; the message is a sentence that says what to do. */
export class OwnPostgresError extends Error {
  constructor(
    readonly code: OwnPostgresErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'OwnPostgresError';
  }
}

/** The system's name of what went wrong with a file or a program, `EACCES` for one. */
export function systemErrorName(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
