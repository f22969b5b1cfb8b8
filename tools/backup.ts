import { readFolderArguments } from './backup/folder-arguments';
import { writeBackup } from './backup/write-backup';
import { withDatabase } from './database';
import { runTool } from './run-tool';

const USAGE = `npm run backup -- FOLDER [--database postgres://…]

Writes everything that is stored into a new folder, as of one moment; the server may run meanwhile.
  --database  without it DATABASE_URL, else the database in DATA_DIR (./data)`;

async function backUp(signal: AbortSignal, say: (line: string) => void): Promise<void> {
  const args = readFolderArguments(process.argv.slice(2));
  if (args === 'help') return say(USAGE);
  const { folder } = args;
  await withDatabase({ url: args.database }, async (client, name) => {
    say(`Backing up ${name} to ${folder}.`);
    const { tables } = await writeBackup({ client, folder, nowMs: Date.now(), signal, say });
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    say(`Backed up ${rows} rows of ${tables.length} tables. To get them back: npm run restore -- ${folder}`);
  });
}

await runTool(backUp);
