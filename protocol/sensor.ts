import { z } from 'zod';
import { thresholdSchema } from './threshold';

/** One row of GET /api/sensors. */
export const sensorSummarySchema = z
  .object({
    sensorId: z.string(),
    latest: z.object({ n: z.int(), celsius: z.number(), measuredAtMs: z.int() }).nullable(),
    average: z.number().nullable().describe('Mean of the last windowSize readings; null until there are as many.'),
    threshold: thresholdSchema.describe('What holds for this sensor, its own or the default.'),
    openAlerts: z.array(z.string()),
  })
  .meta({ id: 'SensorSummary' });

export type SensorSummary = z.infer<typeof sensorSummarySchema>;

export const sensorPageSchema = z.object({ sensors: z.array(sensorSummarySchema), next: z.string().nullable() });

/** A sensor's threshold as REST tells it; `inherited` where the default holds. */
export const sensorThresholdSchema = thresholdSchema.extend({ inherited: z.boolean() }).meta({ id: 'SensorThreshold' });

export type SensorThreshold = z.infer<typeof sensorThresholdSchema>;
