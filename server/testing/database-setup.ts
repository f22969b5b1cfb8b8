import type { ClientConfig } from 'pg';
import type { TestProject } from 'vitest/node';
import { startTestPostgres } from './test-postgres';

declare module 'vitest' {
  interface ProvidedContext {
    /** To the PostgreSQL that all integration tests share; each makes a database of its own with createTestDatabase. */
    postgresConnection: ClientConfig;
  }
}

/** One PostgreSQL for the whole integration run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startTestPostgres();
  project.provide('postgresConnection', postgres.connection);
  return () => postgres.stop();
}
