import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type SimulatorMode, simulatorModeSchema } from '#protocol/simulator';
import type { Log } from '#server/ports';

/** What a person chose last, kept over restarts. */
export type KeptMode = {
  /** Null: nobody chose yet. */
  read(): SimulatorMode | null;
  keep(mode: SimulatorMode): void;
};

/** Kept as one word in the folder `dataDir`; where that cannot be written, a warning says so and nothing else happens. */
export function createKeptMode(dataDir: string, log: Log): KeptMode {
  const file = path.join(dataDir, 'simulator');
  return {
    read() {
      try {
        return simulatorModeSchema.safeParse(readFileSync(file, 'utf8').trim()).data ?? null;
      } catch {
        return null;
      }
    },
    keep(mode) {
      try {
        mkdirSync(dataDir, { recursive: true });
        writeFileSync(`${file}.new`, `${mode}\n`);
        renameSync(`${file}.new`, file);
      } catch (error) {
        log.warn('simulator-not-kept', { file, cause: String(error) });
      }
    },
  };
}
