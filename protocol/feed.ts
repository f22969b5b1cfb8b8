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

/** The way readings come in, as a whole. Times are the server's, epoch ms. */
export const feedSchema = z
  .object({
    source: z.enum(['kafka', 'embedded']),
    connected: z.boolean(),
    connectedSinceMs: z.int().describe('Since when `connected` has its present value.'),
    storing: z.boolean(),
    storingSinceMs: z.int(),
    lagMessages: z.int().nullable(),
    lastReadingAtMs: z.int().nullable().describe('When the server took its last reading.'),
    complete: z.boolean().describe('False while another process owns some of the partitions.'),
    simulator: simulatorModeSchema,
    intake: intakeSchema,
  })
  .meta({ id: 'Feed' });

export type Feed = z.infer<typeof feedSchema>;
