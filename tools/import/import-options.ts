import { parseArgs } from 'node:util';
import type { Unit } from '../replay/recording-row';
import { toSensor } from '../replay/replay-options';
import { UsageError } from '../usage-error';

export const IMPORT_USAGE = `npm run import -- FILE.csv --sensor NAME [--unit C|F|K] [--timezone Europe/Berlin]
npm run import -- --list
npm run import -- --remove ID

Puts a recorded CSV (a column timestamp and a column value) into a sensor's history, where it stays until it is removed.
  --sensor    name of the sensor that measured it
  --unit      what the values are in: C (default), F or K
  --timezone  where the clock of the recorder stood; for times that name no zone themselves, UTC unless given
  --list      names the imports there are
  --remove    takes one of them out of history again
  --database  postgres://… ; without it DATABASE_URL, else the database in DATA_DIR (./data)`;

export type ImportArguments =
  | { task: 'import'; file: string; sensorId: string; unit: Unit; timeZone: string; database: string | null }
  | { task: 'list'; database: string | null }
  | { task: 'remove'; id: string; database: string | null };

/**
 * What a person typed after `npm run import --`; `'help'` when that is what they asked for.
 * @throws UsageError with a sentence that says what to correct.
 */
export function readImportArguments(args: readonly string[]): ImportArguments | 'help' {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  const database = values.database ?? null;
  const [file, ...others] = positionals;
  if (values.list || values.remove !== undefined) {
    if (file !== undefined) throw new UsageError('--list and --remove take no file: leave it out.');
    return values.remove === undefined ? { task: 'list', database } : { task: 'remove', id: values.remove, database };
  }
  if (file === undefined) throw new UsageError('Name the CSV file to import, or use --list.');
  if (others.length > 0) throw new UsageError('Name one CSV file. A sensor name with spaces needs quotation marks.');
  const unit = toUnit(values.unit ?? 'C');
  return {
    task: 'import',
    file,
    sensorId: toSensor(values.sensor),
    unit,
    timeZone: values.timezone ?? 'UTC',
    database,
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = {
    ...{ sensor: text, unit: text, timezone: text, database: text, remove: text },
    ...{ list: flag, help: { ...flag, short: 'h' } },
  } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function toUnit(text: string): Unit {
  const unit = text.toUpperCase();
  if (unit === 'C' || unit === 'F' || unit === 'K') return unit;
  throw new UsageError(`--unit ${text} is not known. Use C for degrees Celsius, F for degrees Fahrenheit or K.`);
}
