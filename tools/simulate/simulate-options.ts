import { parseArgs } from 'node:util';
import { UsageError } from '../usage-error';

export const SIMULATE_USAGE = `npm run simulate -- [--mode demo|article] [--seed N] [--sensors N] [--rate HZ]

Invents sensors and sends their readings to Kafka (KAFKA_BROKERS, default 127.0.0.1:9092; KAFKA_TOPIC …).
  --mode     demo (default): seven sensors with physics; article: one sensor "default", 0 to 50 °C
  --seed     the same whole number gives the same temperatures
  --sensors  instead of a mode: so many sensors sensor-001, sensor-002 … (1 to 20000)
  --rate     readings a second of each sensor (default 1, at most 100)`;

export type SimulateArguments = {
  mode: 'demo' | 'article';
  /** Null: not given. */
  seed: number | null;
  /** Null: the sensors of the mode. */
  sensors: number | null;
  rateHz: number;
};

/**
 * What a person typed after `npm run simulate --`; `'help'` when that is what they asked for.
 * @throws UsageError with a sentence that says what to correct.
 */
export function readSimulateArguments(args: readonly string[]): SimulateArguments | 'help' {
  const values = parse(args);
  if (values.help) return 'help';
  if (values.mode !== undefined && values.sensors !== undefined) {
    throw new UsageError('Use either --mode or --sensors: the one invents rooms, the other a load.');
  }
  return {
    mode: toMode(values.mode ?? 'demo'),
    seed: values.seed === undefined ? null : toNumber('seed', values.seed, { min: 0, max: 2 ** 31 - 1, isWhole: true }),
    sensors:
      values.sensors === undefined ? null : toNumber('sensors', values.sensors, { min: 1, max: 20_000, isWhole: true }),
    rateHz: toNumber('rate', values.rate ?? '1', { min: 0.001, max: 100, isWhole: false }),
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = { mode: text, seed: text, sensors: text, rate: text, help: { type: 'boolean', short: 'h' } } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function toMode(text: string): 'demo' | 'article' {
  if (text === 'demo' || text === 'article') return text;
  throw new UsageError(`--mode ${text} is not known. Use demo or article.`);
}

type Allowed = { min: number; max: number; isWhole: boolean };

function toNumber(option: string, text: string, allowed: Allowed): number {
  const value = Number(text);
  const isAllowed = text.trim() !== '' && value >= allowed.min && value <= allowed.max;
  if (isAllowed && (!allowed.isWhole || Number.isInteger(value))) return value;
  const kind = allowed.isWhole ? 'a whole number' : 'a number';
  throw new UsageError(`--${option} ${text} is not possible. Use ${kind} from ${allowed.min} to ${allowed.max}.`);
}
