import { z } from 'zod';
import { rejectionCodeSchema } from './rejection';
import { simulatorModeSchema } from './simulator';

/** What came in since the server started, so that a newcomer sees how far a first message got. */
export const intakeSchema = z.object({
  topic: z.string().describe('Name of the topic, or of the embedded log.'),
  topicFound: z.boolean(),
  messages: z.int().describe('Messages heard, of any kind.'),
  readings: z.int(),
  rejections: z.int(),
  lastRejection: z.object({ code: rejectionCodeSchema, message: z.string(), atMs: z.int() }).nullable(),
});

export type Intake = z.infer<typeof intakeSchema>;

/**
 * What this process does with the database. `waiting`: nothing was loaded yet, so nothing is taken. `standby`: another
 * process writes, this one takes over when that ends. `storing`: all is well. `failing`: readings are shown and not
 * stored. `catching-up`: what was shown and not stored is read once more.
 */
export const storeStateSchema = z.enum(['waiting', 'standby', 'storing', 'failing', 'catching-up']);

export type StoreState = z.infer<typeof storeStateSchema>;

export const feedStoreSchema = z.object({
  database: z.enum(['own', 'external']).describe('`own`: the PostgreSQL that the server starts itself.'),
  state: storeStateSchema,
  reason: z
    .enum(['unreachable', 'disk-full', 'refused', 'too-slow'])
    .nullable()
    .describe('Why nothing is stored, where that is known.'),
});

/** Something that happened to the log or the database and that a person should know; offsets are inclusive. */
export const feedEventSchema = z.object({
  kind: z
    .enum(['topic-recreated', 'messages-expired', 'database-restored'])
    .describe(
      '`topic-recreated`: the topic was made again and is read from its beginning. `messages-expired`: Kafka deleted these before they were read. `database-restored`: the database is older than what was read before; these are read again.',
    ),
  atMs: z.int(),
  partition: z.int(),
  fromOffset: z.int(),
  toOffset: z.int(),
});

export type FeedEvent = z.infer<typeof feedEventSchema>;

/** The way readings come in, as a whole. Times are the server's, epoch ms. */
export const feedSchema = z
  .object({
    source: z.enum(['kafka', 'embedded']),
    connected: z.boolean(),
    connectedSinceMs: z.int().describe('Since when `connected` has its present value.'),
    storing: z.boolean().describe('False while readings taken are not being stored.'),
    storingSinceMs: z.int(),
    store: feedStoreSchema,
    events: z.array(feedEventSchema).describe('Those of the last day, newest last, at most five.'),
    lagMessages: z.int().nullable(),
    lastReadingAtMs: z.int().nullable().describe('When the server took its last reading.'),
    complete: z.boolean().describe('False while another process owns some of the partitions.'),
    simulator: simulatorModeSchema,
    intake: intakeSchema,
  })
  .meta({ id: 'Feed' });

export type Feed = z.infer<typeof feedSchema>;
