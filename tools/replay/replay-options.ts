import { parseArgs } from 'node:util';
import { toSensorId } from '#protocol/sensor-id';
import { UsageError } from '../usage-error';
import type { Unit } from './recording-row';

export const REPLAY_USAGE = `npm run replay -- FILE.csv --sensor NAME [--unit C|F] [--speed 3600] [--url http://127.0.0.1:3000]

Sends a recorded CSV (a column timestamp and a column value) as if it were measured now.
  --sensor  name of the sensor that is to have measured it
  --unit    what the values are in: C (default) or F
  --speed   recorded time over real time; 3600 (default) makes an hour a second
  --url     address of a running Isotherm; without it and with KAFKA_BROKERS set, the readings go to Kafka`;

export type ReplayArguments = {
  file: string;
  sensorId: string;
  unit: Unit;
  speed: number;
  /** Null: not given. */
  url: string | null;
};

/**
 * What a person typed after `npm run replay --`; `'help'` when that is what they asked for.
 * @throws UsageError with a sentence that says what to correct.
 */
export function readReplayArguments(args: readonly string[]): ReplayArguments | 'help' {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  const [file, ...others] = positionals;
  if (file === undefined) throw new UsageError('Name the CSV file to replay.');
  if (others.length > 0) throw new UsageError('Name one CSV file. A sensor name with spaces needs quotation marks.');
  return {
    file,
    sensorId: toSensor(values.sensor),
    unit: toUnit(values.unit ?? 'C'),
    speed: toSpeed(values.speed ?? '3600'),
    url: values.url === undefined ? null : toOrigin(values.url),
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = { sensor: text, unit: text, speed: text, url: text, help: { type: 'boolean', short: 'h' } } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** @throws UsageError for what can name no sensor. */
export function toSensor(text: string | undefined): string {
  if (text === undefined) throw new UsageError('Name the sensor with --sensor, for example --sensor Office.');
  const sensorId = toSensorId(text);
  if (sensorId !== null) return sensorId;
  throw new UsageError(
    `"${text}" cannot name a sensor. Use 1 to 64 letters, digits, spaces or any of ._:/#()-, a letter or digit first.`,
  );
}

function toUnit(text: string): Unit {
  const unit = text.toUpperCase();
  if (unit === 'C' || unit === 'F') return unit;
  throw new UsageError(`--unit ${text} is not known. Use C for degrees Celsius or F for degrees Fahrenheit.`);
}

function toSpeed(text: string): number {
  const speed = Number(text);
  if (text.trim() !== '' && Number.isFinite(speed) && speed > 0) return speed;
  throw new UsageError(
    `--speed ${text} is not a speed. Use a number above 0: 1 is as recorded, 3600 an hour a second.`,
  );
}

function toOrigin(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text).origin;
  throw new UsageError(`--url ${text} is not an address. Use one such as http://127.0.0.1:3000.`);
}
