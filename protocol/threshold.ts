import { z } from 'zod';
import { MAX_CELSIUS, MIN_CELSIUS } from './limits';

const limitCelsius = z
  .number()
  .min(MIN_CELSIUS)
  .max(MAX_CELSIUS)
  .nullable()
  .describe('Limit in °C; null for none. A reading exactly on it is not beyond it.');

/** What a person sends to change a threshold: both limits, always. */
export const thresholdLimitsSchema = z
  .strictObject({ high: limitCelsius, low: limitCelsius })
  .refine(({ high, low }) => high === null || low === null || low < high, {
    path: ['low'],
    message: 'must be below high',
  })
  .meta({ id: 'ThresholdLimits' });

/** The two limits in °C; `null` where there is none. */
export type ThresholdLimits = z.infer<typeof thresholdLimitsSchema>;

/** A threshold as everyone sees it. */
export const thresholdSchema = z
  .object({
    high: limitCelsius,
    low: limitCelsius,
    version: z.int().describe('Rises with every change of any threshold, never reused.'),
    changedAtMs: z.int().nullable(),
    changedBy: z.string().nullable(),
  })
  .meta({ id: 'Threshold' });

export type Threshold = z.infer<typeof thresholdSchema>;
