import { z } from 'zod';

/** One episode beyond a threshold: opened by a reading or a threshold change, ended once. */
export const alertSchema = z
  .object({
    id: z.string(),
    sensorId: z.string(),
    kind: z.enum(['high', 'low']),
    severity: z.enum(['critical']),
    thresholdCelsius: z.number().describe('The limit in force when the alert opened.'),
    openedAtMs: z.int(),
    openedCelsius: z.number(),
    peakCelsius: z.number().describe('The reading farthest beyond the limit so far.'),
    readings: z.int().describe('Readings beyond the limit in this episode.'),
    endedAtMs: z.int().nullable(),
    endReason: z.enum(['back', 'threshold', 'removed']).nullable(),
  })
  .meta({ id: 'Alert' });

export type Alert = z.infer<typeof alertSchema>;
export type AlertKind = Alert['kind'];
export type EndReason = NonNullable<Alert['endReason']>;
