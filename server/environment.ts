import { isIP } from 'node:net';
import { z } from 'zod';
import { MAX_CELSIUS, MIN_CELSIUS } from '#protocol/limits';

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
  .refine((list) => list.every(isBroker), {
    message: 'must be host:port with a port from 1 to 65535, several separated by commas',
  });

function isBroker(text: string): boolean {
  const port = Number(/^(?:\[[0-9a-fA-F:]+\]|[^\s:/,]+):(\d{1,5})$/.exec(text)?.[1] ?? 0);
  return port >= 1 && port <= 65_535;
}

function isPostgresUrl(text: string): boolean {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol) && new URL(text).pathname.length > 1;
}

const allowed = z
  .string()
  .transform((text) => text.split(',').map((entry) => entry.trim()))
  .refine((list) => list.every((entry) => isBroker(entry) || isNetwork(entry)), {
    message: 'must be host:port or networks such as 10.0.0.0/8, several separated by commas',
  });

function isNetwork(text: string): boolean {
  const [address = '', prefix = '', ...rest] = text.split('/');
  const version = isIP(address);
  return rest.length === 0 && version !== 0 && /^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128);
}

function isSmtpUrl(text: string): boolean {
  return URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol) && new URL(text).hostname !== '';
}

const sender = z
  .string()
  .regex(/^(?:[^<>\p{C}]*<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/u, 'must be an address, or Name <address>');

const origins = z
  .string()
  .transform((text) => text.split(',').map((origin) => origin.trim().replace(/\/$/, '')))
  .refine((list) => list.every(isOrigin), {
    message: 'must be origins such as https://isotherm.example, several separated by commas, without a path',
  });

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;
}

/** Every variable by itself, with its default. What they mean together is for config.ts to say. */
export const environmentSchema = z.object({
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
  DATABASE_URL: z.string().refine(isPostgresUrl, 'must be postgres://user:password@host:port/database').optional(),
  DATA_DIR: z.string().default('./data'),
  RETENTION_RAW_DAYS: wholeNumber(0, 36_500, 30),
  RETENTION_ROLLUP_DAYS: wholeNumber(0, 36_500, 400),
  WINDOW_SIZE: wholeNumber(1, 10_000, 10),
  THRESHOLD_HIGH: limit(40),
  THRESHOLD_LOW: limit(null),
  SIMULATOR: z.enum(['off', 'article', 'demo'], 'must be off, article or demo').optional(),
  SMTP_URL: z.string().refine(isSmtpUrl, 'must be smtp://user:password@host:port, or smtps://…').optional(),
  SMTP_FROM: sender.optional(),
  NOTIFY_ALLOW: allowed.optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], 'must be debug, info, warn or error').default('info'),
});

export type Environment = z.infer<typeof environmentSchema>;
