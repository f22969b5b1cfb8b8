import { z } from 'zod';
import { MAX_CELSIUS, MIN_CELSIUS } from './limits';
import { rejectionCodeSchema } from './rejection';

/**
 * A reading as producers write it, on Kafka and in POST /api/readings. It describes; what judges each message is the
 * same hand-written check for both roads (server/domain/parse-reading), five hundred times cheaper when it refuses.
 */
export const producedReadingSchema = z
  .looseObject({
    temperature: z.number().min(MIN_CELSIUS).max(MAX_CELSIUS).describe('°C'),
    sensorId: z.string().optional(),
    timestamp: z.int().optional().describe('Epoch milliseconds; absent: when the log took it.'),
  })
  .meta({ id: 'ProducedReading', example: { sensorId: 'freezer-2', temperature: -18.4 } });

export const readingsReceiptSchema = z
  .object({
    accepted: z.int(),
    rejected: z.array(z.object({ index: z.int(), code: rejectionCodeSchema, message: z.string() })),
  })
  .meta({ id: 'ReadingsReceipt' });

export type ReadingsReceipt = z.infer<typeof readingsReceiptSchema>;
