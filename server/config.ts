import { readFileSync } from 'node:fs';
import type { SimulatorMode } from '#protocol/simulator';
import type { ThresholdLimits } from '#protocol/threshold';
import { type Environment, environmentSchema } from './environment';
import type { KafkaSettings } from './kafka/kafka-settings';
import type { NotifySettings } from './notify/create-notifications';

/** Everything the environment decides, with its meaning. */
export type Config = {
  host: string;
  port: number;
  isLoopback: boolean;
  /** Null: derived from host and port once the port is known. */
  publicOrigins: readonly string[] | null;
  operatorPassword: string | null;
  /** Null: the embedded log. */
  kafka: KafkaSettings | null;
  /** Null: the own PostgreSQL in `dataDir`. */
  databaseUrl: string | null;
  dataDir: string;
  /** Days after which stored history is dropped; null: never. */
  retention: { rawDays: number | null; rollupDays: number | null };
  sensorFromKey: boolean;
  maxSensors: number;
  windowSize: number;
  threshold: ThresholdLimits;
  simulator: SimulatorMode;
  /** Asked for: what a person chose on the page does not outlive the process then. */
  isSimulatorSet: boolean;
  notify: NotifySettings;
  logLevel: 'debug' | 'info' | 'warn' | 'error';
};

/** The environment does not make sense; the message names every wrong variable. */
export class ConfigError extends Error {
  readonly code = 'config';
}

type Wrong = { variable: string; message: string };

/**
 * The configuration in `env` (unset and empty are the same).
 * @throws ConfigError naming every wrong variable at once.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const wrong = wrongByThemselves(given);
  const isSound = (variable: string) => !wrong.some((one) => one.variable === variable);
  // With defaults in place of what is wrong, so that the rest is held against each other in the same message.
  const sound = environmentSchema.parse(Object.fromEntries(Object.entries(given).filter(([name]) => isSound(name))));
  wrong.push(...contradictions(sound).filter(({ variable, beside }) => [variable, ...beside].every(isSound)));
  if (wrong.length > 0) throw new ConfigError(wrongSentence(wrong));
  return toConfig(sound);
}

function wrongByThemselves(given: Readonly<Record<string, unknown>>): Wrong[] {
  const { error } = environmentSchema.safeParse(given);
  return (error?.issues ?? []).map(({ path, message }) => ({ variable: path.join('.'), message }));
}

function wrongSentence(wrong: readonly Wrong[]): string {
  const lines = wrong.map(({ variable, message }) => `  ${variable} ${message}`);
  return ['Isotherm cannot start: correct these environment variables and start again.', ...lines].join('\n');
}

/** A variable that is wrong because of those beside it. */
type Contradiction = Wrong & { beside: readonly string[] };

function contradictions(env: Environment): Contradiction[] {
  return [
    ...contradictingLimits(env),
    ...contradictingRetention(env),
    ...contradictingKafka(env),
    ...contradictingMail(env),
  ];
}

// Long ranges are drawn from the roll-ups: readings without them would be kept and never seen.
function contradictingRetention({
  RETENTION_RAW_DAYS: raw,
  RETENTION_ROLLUP_DAYS: rollup,
}: Environment): Contradiction[] {
  if (rollup === 0 || (raw !== 0 && raw <= rollup)) return [];
  const message = 'must be at least RETENTION_RAW_DAYS, or 0 (for ever)';
  return [{ variable: 'RETENTION_ROLLUP_DAYS', beside: ['RETENTION_RAW_DAYS'], message }];
}

function contradictingLimits({ THRESHOLD_HIGH: high, THRESHOLD_LOW: low }: Environment): Contradiction[] {
  if (high === null || low === null || low < high) return [];
  return [{ variable: 'THRESHOLD_LOW', beside: ['THRESHOLD_HIGH'], message: 'must be below THRESHOLD_HIGH' }];
}

function contradictingKafka(env: Environment): Contradiction[] {
  const { KAFKA_SSL_CA_FILE: caFile } = env;
  const saslSet = [env.KAFKA_SASL_MECHANISM, env.KAFKA_SASL_USERNAME, env.KAFKA_SASL_PASSWORD].filter(Boolean).length;
  const checks: [isWrong: boolean, Contradiction][] = [
    [
      saslSet > 0 && saslSet < 3,
      {
        variable: 'KAFKA_SASL_MECHANISM',
        beside: ['KAFKA_SASL_USERNAME', 'KAFKA_SASL_PASSWORD'],
        message: 'needs KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD beside it: set all three or none',
      },
    ],
    [
      caFile !== undefined && !env.KAFKA_SSL,
      { variable: 'KAFKA_SSL_CA_FILE', beside: ['KAFKA_SSL'], message: 'needs KAFKA_SSL=true' },
    ],
    [
      caFile !== undefined && readText(caFile) === null,
      { variable: 'KAFKA_SSL_CA_FILE', beside: [], message: 'must name a readable PEM file' },
    ],
    [
      env.KAFKA_DLQ_TOPIC === env.KAFKA_TOPIC,
      {
        variable: 'KAFKA_DLQ_TOPIC',
        beside: ['KAFKA_TOPIC'],
        message: 'must differ from KAFKA_TOPIC, or rejected messages would come back as messages',
      },
    ],
  ];
  return checks.flatMap(([isWrong, contradiction]) => (isWrong ? [contradiction] : []));
}

function contradictingMail({ SMTP_URL: url, SMTP_FROM: from }: Environment): Contradiction[] {
  if ((url === undefined) === (from === undefined)) return [];
  const [variable, missing] = url === undefined ? ['SMTP_FROM', 'SMTP_URL'] : ['SMTP_URL', 'SMTP_FROM'];
  return [{ variable, beside: [missing], message: `needs ${missing} beside it: set both or neither` }];
}

function toConfig(env: Environment): Config {
  return {
    host: env.HOST,
    port: env.PORT,
    isLoopback: isLoopbackHost(env.HOST),
    publicOrigins: env.PUBLIC_ORIGIN ?? null,
    operatorPassword: env.OPERATOR_PASSWORD ?? null,
    kafka: toKafkaSettings(env),
    databaseUrl: env.DATABASE_URL ?? null,
    dataDir: env.DATA_DIR,
    retention: { rawDays: env.RETENTION_RAW_DAYS || null, rollupDays: env.RETENTION_ROLLUP_DAYS || null },
    sensorFromKey: env.SENSOR_FROM_KEY,
    maxSensors: env.MAX_SENSORS,
    windowSize: env.WINDOW_SIZE,
    threshold: { high: env.THRESHOLD_HIGH, low: env.THRESHOLD_LOW },
    simulator: env.SIMULATOR ?? (env.KAFKA_BROKERS ? 'off' : 'demo'),
    isSimulatorSet: env.SIMULATOR !== undefined,
    notify: { smtp: toSmtp(env), allow: env.NOTIFY_ALLOW ?? [] },
    logLevel: env.LOG_LEVEL,
  };
}

function toSmtp({ SMTP_URL: url, SMTP_FROM: from }: Environment): NotifySettings['smtp'] {
  return url !== undefined && from !== undefined ? { url, from } : null;
}

function toKafkaSettings(env: Environment): KafkaSettings | null {
  if (!env.KAFKA_BROKERS) return null;
  const { KAFKA_SASL_MECHANISM: mechanism, KAFKA_SASL_USERNAME: username, KAFKA_SASL_PASSWORD: password } = env;
  return {
    brokers: env.KAFKA_BROKERS,
    topic: env.KAFKA_TOPIC,
    groupId: env.KAFKA_GROUP_ID,
    dlqTopic: env.KAFKA_DLQ_TOPIC ?? `${env.KAFKA_TOPIC}-dlq`,
    partitions: env.KAFKA_PARTITIONS,
    ssl: env.KAFKA_SSL ? { caPem: env.KAFKA_SSL_CA_FILE ? readText(env.KAFKA_SSL_CA_FILE) : null } : null,
    sasl: mechanism && username && password ? { mechanism, username, password } : null,
  };
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // A missing file is the caller's sentence to say, beside all other wrong variables.
    return null;
  }
}

/** True for addresses that only this machine can reach. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
