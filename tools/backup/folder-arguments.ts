import { parseArgs } from 'node:util';
import { UsageError } from '../usage-error';

export type FolderArguments = { folder: string; database: string | null };

/**
 * The folder and the database of a backup or a restore; `'help'` when that is what was asked for.
 * @throws UsageError with a sentence that says what to correct.
 */
export function readFolderArguments(args: readonly string[]): FolderArguments | 'help' {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  const [folder, ...others] = positionals;
  if (folder === undefined) throw new UsageError('Name the folder of the backup.');
  if (others.length > 0) throw new UsageError('Name one folder. A name with spaces needs quotation marks.');
  return { folder, database: values.database ?? null };
}

function parse(args: readonly string[]) {
  const options = { database: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
