import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What one row of the fault table came to; times in ms. */
export type RowResult = {
  row: string;
  seed: number;
  durationMs: number;
  acknowledged: number;
  stored: number;
  faults: number;
  recoveriesMs: readonly number[];
  maxResidentBytes: number;
};

/** Tells the result; FAULTS_REPORT names a folder for `npm run test:faults` to read it from. */
export function reportRow(result: RowResult): void {
  const folder = process.env.FAULTS_REPORT;
  const { recoveriesMs, maxResidentBytes, ...rest } = result;
  const slowest = Math.round(Math.max(0, ...recoveriesMs));
  const words = JSON.stringify({ ...rest, slowestRecoveryMs: slowest, maxMb: Math.round(maxResidentBytes / 1e6) });
  process.stdout.write(`${words}\n`);
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${result.row.replaceAll(/\W+/g, '-')}.json`), JSON.stringify(result));
}
