import { z } from 'zod';
import { feedEventSchema } from './feed';
import { thresholdLimitsSchema } from './threshold';

/**
 * `[measuredAtMs, mean, min, max, count, average]`: one reading, or a step of time that begins at `measuredAtMs` and is
 * aligned to absolute time. `average` (of the window, at the last reading of the step) only where readings are raw.
 */
export const historyPointSchema = z.tuple(
  [z.number(), z.number(), z.number(), z.number(), z.int(), z.number().nullable()],
  z.unknown(),
);
export type HistoryPoint = [
  measuredAtMs: number,
  mean: number,
  min: number,
  max: number,
  count: number,
  average: number | null,
  ...later: unknown[],
];

/** Stored readings of one sensor, from `from` (inclusive) to `to` (exclusive), epoch ms, in order of time. */
export const historySchema = z
  .object({
    sensorId: z.string(),
    from: z.number(),
    to: z.number(),
    resolution: z.enum(['raw', '1m', '1h']).describe('What the points were made of.'),
    stepMs: z.int().describe('Length of the step a point stands for; 0 where each point is one reading.'),
    throughN: z
      .int()
      .describe(
        'The last ordinal stored when this was asked, of the whole sensor: live points take over after it. 0: none.',
      ),
    points: z.array(historyPointSchema),
  })
  .meta({ id: 'History' });
export type History = Omit<z.infer<typeof historySchema>, 'points'> & { points: HistoryPoint[] };

/** The lowest and the highest stored reading of each sensor since a time. */
export const extremesSchema = z
  .object({
    from: z.number(),
    sensors: z.array(z.object({ sensorId: z.string(), min: z.number(), max: z.number(), throughN: z.int() })),
  })
  .meta({ id: 'Extremes' });
export type Extremes = z.infer<typeof extremesSchema>;

/** One change of a threshold. `sensorId` null: of the default. `to` null: back to the default; `from` null likewise. */
export const thresholdChangeSchema = z
  .object({
    version: z.int(),
    sensorId: z.string().nullable(),
    changedAtMs: z.int().nullable().describe('Null: what the first start wrote.'),
    changedBy: z.string().nullable(),
    from: thresholdLimitsSchema.nullable(),
    to: thresholdLimitsSchema.nullable(),
  })
  .meta({ id: 'ThresholdChange' });
export type ThresholdChange = z.infer<typeof thresholdChangeSchema>;

/** What held for a sensor in a stretch of time, its own or the default: steps in order, each until the next begins. */
export const thresholdStepSchema = z
  .object({
    fromMs: z.int().describe('When it began to hold; before the first step nothing is known.'),
    high: z.number().nullable(),
    low: z.number().nullable(),
  })
  .meta({ id: 'ThresholdStep' });
export type ThresholdStep = z.infer<typeof thresholdStepSchema>;

/** A sensor that has a history and is not on the board: forgotten there, silent for long, or imported. */
export const recordedSensorSchema = z
  .object({
    sensorId: z.string(),
    fromMs: z.int().describe('Its first stored reading.'),
    toMs: z.int().describe('Its last stored reading.'),
    readings: z.int(),
  })
  .meta({ id: 'RecordedSensor' });
export type RecordedSensor = z.infer<typeof recordedSensorSchema>;

export const thresholdChangesSchema = z.object({ changes: z.array(thresholdChangeSchema) });
export const thresholdStepsSchema = z.object({ steps: z.array(thresholdStepSchema) });
export const recordingPageSchema = z.object({ sensors: z.array(recordedSensorSchema), next: z.string().nullable() });
export const feedEventsSchema = z.object({ events: z.array(feedEventSchema) });
