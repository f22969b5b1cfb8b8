import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { MAX_CELSIUS, MIN_CELSIUS } from '#protocol/limits';
import type { SimulatorMode } from '#protocol/simulator';
import type { ThresholdLimits } from '#protocol/threshold';
import type { KafkaSettings } from './kafka/kafka-settings';

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
  sensorFromKey: boolean;
  maxSensors: number;
  windowSize: number;
  threshold: ThresholdLimits;
  simulator: SimulatorMode;
  logLevel: 'debug' | 'info' | 'warn' | 'error';
};

/** The environment does not make sense; the message names every wrong variable. */
export class ConfigError extends Error {
  readonly code = 'config';
}

const wholeNumber = (min: number, max: number, fallback: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .pipe(z.number().min(min, `must be at least ${min}`).max(max, `must be at most ${max}`))
    .default(fallback);

const flag = (fallback: boolean) =>
  z
    .enum(['true', 'false'], 'must be true or false')
    .transform((text) => text === 'true')
    .default(fallback);

const limit = (fallback: number | null) =>
  z
    .string()
    .refine((text) => text === 'none' || isCelsius(text), `must be °C from ${MIN_CELSIUS} to ${MAX_CELSIUS}, or none`)
    .transform((text) => (text === 'none' ? null : Number(text)))
    .default(fallback);

const isCelsius = (text: string) =>
  /^[-+]?\d+(\.\d+)?$/.test(text) && Number(text) >= MIN_CELSIUS && Number(text) <= MAX_CELSIUS;

const kafkaName = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,249}$/, 'must be 1 to 249 letters, digits, dots, underscores or hyphens');

const brokers = z
  .string()
  .transform((text) => text.split(',').map((broker) => broker.trim()))
  .refine((list) => list.every((broker) => /^(\[[0-9a-fA-F:]+\]|[^\s:/,]+):\d{1,5}$/.test(broker)), {
    message: 'must be host:port, several separated by commas',
  });

const origins = z
  .string()
  .transform((text) => text.split(',').map((origin) => origin.trim().replace(/\/$/, '')))
  .refine((list) => list.every(isOrigin), {
    message: 'must be origins such as https://isotherm.example, several separated by commas, without a path',
  });

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;
}

const environmentSchema = z.object({
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:-]+$/, 'must be an address or host name to listen on')
    .default('127.0.0.1'),
  PORT: wholeNumber(0, 65_535, 3000),
  PUBLIC_ORIGIN: origins.optional(),
  OPERATOR_PASSWORD: z.string().min(12, 'must have at least 12 characters').optional(),
  KAFKA_BROKERS: brokers.optional(),
  KAFKA_TOPIC: kafkaName.default('temperature_stream'),
  KAFKA_GROUP_ID: z.string().min(1).max(255).default('isotherm'),
  KAFKA_DLQ_TOPIC: kafkaName.optional(),
  KAFKA_PARTITIONS: wholeNumber(1, 10_000, 1),
  KAFKA_SSL: flag(false),
  KAFKA_SSL_CA_FILE: z.string().optional(),
  KAFKA_SASL_MECHANISM: z
    .enum(['plain', 'scram-sha-256', 'scram-sha-512'], 'must be plain, scram-sha-256 or scram-sha-512')
    .optional(),
  KAFKA_SASL_USERNAME: z.string().optional(),
  KAFKA_SASL_PASSWORD: z.string().optional(),
  SENSOR_FROM_KEY: flag(true),
  MAX_SENSORS: wholeNumber(1, 1_000_000, 20_000),
  DATABASE_URL: z.never('is not supported yet: this version keeps nothing on disk; unset it to start').optional(),
  WINDOW_SIZE: wholeNumber(1, 10_000, 10),
  THRESHOLD_HIGH: limit(40),
  THRESHOLD_LOW: limit(null),
  SIMULATOR: z.enum(['off', 'article', 'demo'], 'must be off, article or demo').optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], 'must be debug, info, warn or error').default('info'),
});

type Environment = z.infer<typeof environmentSchema>;
type Wrong = { variable: string; message: string };

/**
 * The configuration in `env` (unset and empty are the same).
 * @throws ConfigError naming every wrong variable at once.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environmentSchema.safeParse(given);
  const wrong: Wrong[] = parsed.success
    ? contradictions(parsed.data)
    : parsed.error.issues.map((issue) => ({ variable: issue.path.join('.'), message: issue.message }));
  if (!parsed.success || wrong.length > 0) throw new ConfigError(wrongSentence(wrong));
  return toConfig(parsed.data);
}

function wrongSentence(wrong: readonly Wrong[]): string {
  const lines = wrong.map(({ variable, message }) => `  ${variable} ${message}`);
  return ['Isotherm cannot start: correct these environment variables and start again.', ...lines].join('\n');
}

function contradictions(env: Environment): Wrong[] {
  const saslSet = [env.KAFKA_SASL_MECHANISM, env.KAFKA_SASL_USERNAME, env.KAFKA_SASL_PASSWORD].filter(Boolean).length;
  const checks: [boolean, string, string][] = [
    [
      env.THRESHOLD_HIGH !== null && env.THRESHOLD_LOW !== null && env.THRESHOLD_LOW >= env.THRESHOLD_HIGH,
      'THRESHOLD_LOW',
      'must be below THRESHOLD_HIGH',
    ],
    [
      saslSet > 0 && saslSet < 3,
      'KAFKA_SASL_MECHANISM',
      'needs KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD beside it: set all three or none',
    ],
    [env.KAFKA_SSL_CA_FILE !== undefined && !env.KAFKA_SSL, 'KAFKA_SSL_CA_FILE', 'needs KAFKA_SSL=true'],
    [
      env.KAFKA_SSL_CA_FILE !== undefined && readText(env.KAFKA_SSL_CA_FILE) === null,
      'KAFKA_SSL_CA_FILE',
      'must name a readable PEM file',
    ],
    [
      env.KAFKA_DLQ_TOPIC === env.KAFKA_TOPIC,
      'KAFKA_DLQ_TOPIC',
      'must differ from KAFKA_TOPIC, or rejected messages would come back as messages',
    ],
  ];
  return checks.filter(([isWrong]) => isWrong).map(([, variable, message]) => ({ variable, message }));
}

function toConfig(env: Environment): Config {
  return {
    host: env.HOST,
    port: env.PORT,
    isLoopback: isLoopbackHost(env.HOST),
    publicOrigins: env.PUBLIC_ORIGIN ?? null,
    operatorPassword: env.OPERATOR_PASSWORD ?? null,
    kafka: toKafkaSettings(env),
    sensorFromKey: env.SENSOR_FROM_KEY,
    maxSensors: env.MAX_SENSORS,
    windowSize: env.WINDOW_SIZE,
    threshold: { high: env.THRESHOLD_HIGH, low: env.THRESHOLD_LOW },
    simulator: env.SIMULATOR ?? (env.KAFKA_BROKERS ? 'off' : 'demo'),
    logLevel: env.LOG_LEVEL,
  };
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
