import { z } from 'zod';
import { severitySchema } from './alert';
import { storableText } from './storable-text';

/** How many of each a channel names at most. */
export const MOST_NAMED = { groups: 100, sensorIds: 500 } as const;

/** Minutes since midnight in the channel's time zone; from after to goes over midnight. */
const minuteOfDay = z.int().min(0).max(1439);

const groupName = storableText.max(60);
const sensorName = storableText.max(64);
const namedGroups = z.array(groupName).max(MOST_NAMED.groups).default([]);
const namedSensors = z.array(sensorName).max(MOST_NAMED.sensorIds).default([]);

/** As the database numbers them. */
const channelId = z.int().min(1).max(2_147_483_647);

export const channelTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('webhook'),
    url: z.url().max(2000),
    secret: storableText.min(16).max(200).optional().describe('Signs each message. Write-only; left out: as before.'),
  }),
  z.strictObject({ kind: z.literal('email'), to: z.array(z.email()).min(1).max(20) }),
  z.strictObject({
    kind: z.literal('ntfy'),
    server: z.url().max(500).default('https://ntfy.sh'),
    topic: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1 to 64 letters, digits, - or _'),
    token: storableText.min(1).max(200).optional().describe('Write-only; left out: as before.'),
  }),
]);

/** What a person says of a channel. */
export const channelDraftSchema = z
  .strictObject({
    name: storableText.trim().min(1).max(60).describe('Whom it reaches, for example "Ana".'),
    isOn: z.boolean().default(true),
    target: channelTargetSchema,
    severities: z.array(severitySchema).min(1).default(['critical', 'warning']),
    groups: namedGroups.describe('Tells of the sensors of these groups.'),
    sensorIds: namedSensors.describe('Tells of these sensors, whatever it says of their groups.'),
    exceptGroups: namedGroups.describe('Tells of no sensor of these groups that `sensorIds` does not name.'),
    exceptSensorIds: namedSensors.describe('Does not tell of these sensors, whatever it says of their groups.'),
    tellsOthers: z
      .boolean()
      .optional()
      .describe('Tells of every other sensor, those to come too. Left out: where `groups` and `sensorIds` are empty.'),
    tellsEnd: z.boolean().default(true).describe('Tells also that an alert ended.'),
    language: z.enum(['en', 'zh-CN']).default('en'),
    unit: z.enum(['celsius', 'fahrenheit']).default('celsius'),
    timeZone: z.string().max(60).default('UTC').describe('IANA name, for example Europe/Vienna.'),
    quiet: z
      .strictObject({ fromMinute: minuteOfDay, toMinute: minuteOfDay, criticalToo: z.boolean() })
      .nullable()
      .default(null)
      .describe('What comes in these hours waits, and is told at their end if it still matters.'),
    maxPerHour: z.int().min(1).max(600).default(20).describe('Beyond it what comes is gathered in a digest.'),
  })
  .meta({ id: 'ChannelDraft' });
export type ChannelDraft = z.infer<typeof channelDraftSchema>;

/** As it is told: without its secrets. */
export const channelSchema = channelDraftSchema
  .extend({
    tellsOthers: z.boolean(),
    channelId: z.int(),
    hasSecret: z.boolean(),
    createdAtMs: z.int(),
    changedAtMs: z.int(),
  })
  .meta({ id: 'Channel' });
export type Channel = z.infer<typeof channelSchema>;

/** Whether a channel tells of a sensor, of a group's sensors, or of all others; null: as the level above says. */
export const toldChangeSchema = z
  .discriminatedUnion('scope', [
    z.strictObject({ channelId, scope: z.literal('all'), id: z.literal('').default(''), tells: z.boolean() }),
    z.strictObject({
      channelId,
      scope: z.literal('group'),
      id: groupName.min(1),
      tells: z.boolean().nullable(),
    }),
    z.strictObject({
      channelId,
      scope: z.literal('sensor'),
      id: sensorName.min(1),
      tells: z.boolean().nullable(),
    }),
  ])
  .meta({ id: 'ToldChange' });
export type ToldChange = z.infer<typeof toldChangeSchema>;

/** Thirty fridges and all channels there may be are three thousand. */
export const toldChangesSchema = z.strictObject({ changes: z.array(toldChangeSchema).min(1).max(5000) });

/** One message on one channel. `held`: in quiet hours or gathered for a digest. `failed`: given up. */
export const deliverySchema = z
  .object({
    deliveryId: z.string().describe('The same in every repetition; receivers know one they had by it.'),
    channelId: z.int(),
    channelName: z.string(),
    what: z.enum(['opened', 'ended', 'rang-again', 'digest', 'test']),
    alertIds: z.array(z.string()),
    sensorIds: z.array(z.string()).describe('Of its alerts, each once; none where they are of the feed, or forgotten.'),
    state: z.enum(['waiting', 'held', 'delivered', 'failed', 'dropped']),
    createdAtMs: z.int(),
    attempts: z.int(),
    nextAttemptAtMs: z.int().nullable(),
    deliveredAtMs: z.int().nullable(),
    lastError: z.string().nullable(),
  })
  .meta({ id: 'Delivery' });
export type Delivery = z.infer<typeof deliverySchema>;
