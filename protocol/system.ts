import { z } from 'zod';
import { feedSchema } from './feed';

/** One partition of the log. Offsets are those of the next record: handled up to here, written up to there. */
export const partitionStandingSchema = z.object({
  partition: z.int(),
  isOurs: z.boolean().describe('False while another process reads it.'),
  nextOffset: z.int().nullable().describe('Null: not known, or not ours.'),
  endOffset: z.int().nullable().describe('Null while the broker does not say.'),
});

export type PartitionStanding = z.infer<typeof partitionStandingSchema>;

/** How this process is doing. Times in epoch ms, by the server's clock; sizes in bytes. */
export const systemSchema = z
  .object({
    serverTimeMs: z.int(),
    startedAtMs: z.int(),
    versions: z.object({
      isotherm: z.string(),
      build: z.string().nullable().describe('Changes with each build of the pages; null in development.'),
      node: z.string(),
      database: z.string().nullable().describe('Of PostgreSQL; null while it does not answer.'),
    }),
    feed: feedSchema,
    partitions: z.array(partitionStandingSchema.extend({ lagMessages: z.int().nullable() })),
    sockets: z.int().describe('Browsers connected.'),
    sensors: z.int(),
    alertsOpen: z.int(),
    storeBytes: z
      .object({ readings: z.int(), rollups: z.int(), other: z.int() })
      .nullable()
      .describe('The database on disk, looked at once a minute; null while it does not answer.'),
    memory: z.object({
      rssBytes: z.int().describe('What the operating system has given this process.'),
      heapUsedBytes: z.int(),
      heapTotalBytes: z.int(),
    }),
  })
  .meta({ id: 'System' });

export type System = z.infer<typeof systemSchema>;
