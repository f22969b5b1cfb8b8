import { migrateDatabase } from '#server/store/migrate';
import { MIGRATIONS, withDatabase } from './database';
import { IMPORT_USAGE, type ImportArguments, readImportArguments } from './import/import-options';
import { importRecording } from './import/import-recording';
import { type Import, listImports, removeImport } from './import/imports';
import { createLocalClock, type LocalClock } from './import/local-time';
import { readRecording } from './replay/recording';
import { runTool } from './run-tool';

type Say = (line: string) => void;
type Importing = Extract<ImportArguments, { task: 'import' }>;

async function run(signal: AbortSignal, say: Say): Promise<void> {
  const args = readImportArguments(process.argv.slice(2));
  if (args === 'help') return say(IMPORT_USAGE);
  const clock = createLocalClock(args.task === 'import' ? args.timeZone : 'UTC');
  await withDatabase({ url: args.database }, async (client, name) => {
    await migrateDatabase(client, MIGRATIONS);
    if (args.task === 'list') return tellImports(await listImports(client), say);
    if (args.task === 'remove') return say(`Removed ${describe(await removeImport(client, args.id))}.`);
    say(`Importing ${args.file} as sensor ${args.sensorId} into ${name}.`);
    const rows = readRecording(args.file, { unit: args.unit, localTime: clock.localTime });
    const { id, imported, skipped } = await importRecording({ ...args, client, rows, nowMs: Date.now(), signal });
    tellClock(clock, args, say);
    if (skipped > 0) say(`${skipped} rows were left out: there is one of the same time already.`);
    say(id === null ? 'There was nothing new in it.' : `Imported ${imported} readings. To undo: --remove ${id}`);
  });
}

function tellClock(clock: LocalClock, { timeZone }: Importing, say: Say): void {
  const [repeated, skipped] = [clock.repeated(), clock.skipped()];
  if (repeated > 0) {
    say(`${repeated} times are ones that clocks in ${timeZone} showed twice: read in the order of the rows.`);
  }
  if (skipped > 0) say(`${skipped} times are ones that clocks in ${timeZone} left out: read as if they had gone on.`);
}

function tellImports(imports: readonly Import[], say: Say): void {
  if (imports.length === 0) say('Nothing was imported yet.');
  for (const one of imports) say(`${describe(one)}, imported ${iso(one.importedAtMs)}`);
}

function describe({ id, sensorId, fileName, readings, firstMs, lastMs }: Import): string {
  return `${id}: ${readings} readings of ${sensorId} from ${fileName}, ${iso(firstMs)} to ${iso(lastMs)}`;
}

const iso = (ms: number) => new Date(ms).toISOString();

await runTool(run);
