import { z } from 'zod';
import { rejectionCodeSchema } from './rejection';

/** Of a message no more is shown: a reading is smaller, so what is larger is none for that alone. In bytes. */
export const SHOWN_BYTES = 4096;

const bytesSchema = z.object({
  length: z.int().describe('How many bytes of it are kept.'),
  base64: z.string().nullable().describe(`At most the first ${SHOWN_BYTES}; null for those who may not change things.`),
  isWhole: z.boolean().describe('False where there were, or may have been, more: the dead-letter topic has them all.'),
});

/** A message that was not a reading, as it is kept. Times in epoch ms. */
export const rejectedSchema = z
  .object({
    code: rejectionCodeSchema,
    message: z.string().describe('What is wrong and what to send instead, in English.'),
    atMs: z.int().describe('When the server took it.'),
    timestampMs: z.int().describe("The record's own time."),
    log: z.string().describe('Lasting name of the log it stood in.'),
    partition: z.int(),
    offset: z.int(),
    key: bytesSchema.nullable().describe('Null: it had none.'),
    value: bytesSchema.nullable(),
  })
  .meta({ id: 'Rejected' });

export type Rejected = z.infer<typeof rejectedSchema>;
export type KeptBytes = z.infer<typeof bytesSchema>;

/** Some of them, newest first. */
export const rejectedPageSchema = z.object({
  rejections: z.array(rejectedSchema),
  next: z.string().nullable(),
  searchedToMs: z
    .int()
    .nullable()
    .describe('What is sought is looked for in steps: so far among what came since. Null: to the end of the page.'),
  areBytesShown: z.boolean(),
});

export type RejectedPage = z.infer<typeof rejectedPageSchema>;
