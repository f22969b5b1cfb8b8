import { defineConfig } from 'vitest/config';

// The suites differ in what they need: `unit` runs anywhere in seconds, `integration` starts a real broker and a real
// PostgreSQL, `faults` the built product between them, and kills each of the three.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts', '**/*.test.tsx', '**/*.test.mjs'],
          exclude: ['**/*.integration.test.ts', 'node_modules', '.next', 'dist', 'e2e'],
          environment: 'node',
          // A fresh process for each of a hundred small files took longer than their tests; none of them shares state.
          isolate: false,
          // Some go through thousands of cases: a busy machine may be slow, this ends one that hangs.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['**/*.integration.test.ts'],
          exclude: ['node_modules', '.next', 'dist', 'e2e'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Brokers are killed and frozen here, on whatever machine: one slow recovery is told, two are a failure.
          retry: process.env.CI === 'true' ? 1 : 0,
          globalSetup: ['server/testing/broker-setup.ts', 'server/testing/database-setup.ts'],
        },
      },
      {
        test: {
          name: 'faults',
          include: ['e2e/faults/*.faults.ts'],
          environment: 'node',
          // Each test waits for its own conditions; this ends one that hangs.
          testTimeout: process.env.FAULTS === 'full' ? 1_200_000 : 240_000,
          hookTimeout: 120_000,
          // Promises in seconds are held against the clock: nothing else runs beside.
          fileParallelism: false,
          retry: process.env.CI === 'true' ? 1 : 0,
          globalSetup: ['e2e/faults/build-setup.ts'],
        },
      },
    ],
  },
});
