import { checkFiles } from './backup/check-files';
import { readFolderArguments } from './backup/folder-arguments';
import { readManifest } from './backup/manifest';
import { restoreBackup } from './backup/restore-backup';
import { MIGRATIONS, withDatabase } from './database';
import { runTool } from './run-tool';

const USAGE = `npm run restore -- FOLDER [--database postgres://…]

Fills an empty database from a backup; one that holds something is left alone.
  --database  without it DATABASE_URL, else a new database in DATA_DIR (./data)`;

async function restore(signal: AbortSignal, say: (line: string) => void): Promise<void> {
  const args = readFolderArguments(process.argv.slice(2));
  if (args === 'help') return say(USAGE);
  const { folder } = args;
  // Before a database is looked for or made: a damaged backup leaves no trace.
  const manifest = await readManifest(folder);
  say(`Checking the backup of ${manifest.createdAt} in ${folder}.`);
  await checkFiles(folder, manifest);
  await withDatabase({ url: args.database, mayCreate: true }, async (client, name) => {
    say(`Restoring it into ${name}.`);
    await restoreBackup({ client, folder, manifest, migrations: MIGRATIONS, signal, say });
    say('Restored. Start Isotherm to go on from there.');
  });
}

await runTool(restore);
