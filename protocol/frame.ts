import { z } from 'zod';
import { alertSchema, alertStepSchema, type Pending, pendingSchema } from './alert';
import { feedSchema } from './feed';
import { settingsSchema } from './settings';
import { thresholdSchema } from './threshold';

/** `[measuredAtMs, celsius, average]`; the average is `null` until the window is full. Its n is firstN + index. */
export const pointSchema = z.tuple([z.number(), z.number(), z.number().nullable()], z.unknown());
export type Point = [measuredAtMs: number, celsius: number, average: number | null, ...later: unknown[]];

/** What is pending for a sensor, all of it; empty: nothing. */
const sensorPendingSchema = z.tuple([z.string(), z.array(pendingSchema)], z.unknown());

/**
 * A sensor as a browser meets it: its own or its group's threshold (null: the default holds) and its recent points, oldest first; of one
 * that a browser does not watch the latest alone.
 */
export const sensorSnapshotSchema = z.object({
  sensorId: z.string(),
  threshold: thresholdSchema.nullable(),
  firstN: z.int(),
  recent: z.array(pointSchema),
  intervalMs: z.number().nullable().optional().describe('How often it is usually heard, where `recent` does not tell.'),
});
export type SensorSnapshot = Omit<z.infer<typeof sensorSnapshotSchema>, 'recent'> & { recent: Point[] };

// Apart from the schemas, so that a browser that needs the number does not load a validator with it.
export { PROTOCOL_VERSION } from './version';

/**
 * Everything a browser needs when it joins, as of frame `seq`. With `watching`, the frames that follow bring readings of those sensors
 * alone, numbered for themselves, and overviews, of which this one contains `overviewSeq`, tell of all.
 */
export const snapshotSchema = z.object({
  protocol: z.int(),
  seq: z.int(),
  serverTimeMs: z.number(),
  windowSize: z.int(),
  feed: feedSchema,
  defaultThreshold: thresholdSchema,
  sensors: z.array(sensorSnapshotSchema),
  alerts: z.array(alertSchema),
  pending: z.array(sensorPendingSchema).optional(),
  settings: z.array(settingsSchema).optional().describe('Every level that says something.'),
  overviewSeq: z.int().optional(),
  watching: z.array(z.string()).optional(),
});
export type Snapshot = Omit<z.infer<typeof snapshotSchema>, 'sensors' | 'pending'> & {
  sensors: SensorSnapshot[];
  pending?: SensorPending[];
};

/**
 * One numbered push. Apply `removed`, then `readings`, `thresholds`, `settings`, `pending`, `alerts`, `feed`: a sensor removed and heard
 * again within one frame is a new sensor.
 */
export const frameSchema = z.object({
  seq: z.int(),
  serverTimeMs: z.number(),
  readings: z.array(z.tuple([z.string(), z.int(), z.array(pointSchema)], z.unknown())).optional(),
  alerts: z.array(alertSchema).optional(),
  steps: z.array(alertStepSchema).optional().describe('What happened to alerts, a note too, in order.'),
  thresholds: z.array(z.tuple([z.string().nullable(), thresholdSchema.nullable()], z.unknown())).optional(),
  removed: z.array(z.string()).optional(),
  pending: z.array(sensorPendingSchema).optional(),
  settings: z.array(settingsSchema).optional().describe('Whole new state of each level that changed.'),
  feed: feedSchema.optional(),
});
export type SensorPending = [sensorId: string, pending: Pending[], ...later: unknown[]];
export type SensorReadings = [sensorId: string, firstN: number, points: Point[], ...later: unknown[]];
export type Frame = Omit<z.infer<typeof frameSchema>, 'readings' | 'pending'> & {
  readings?: SensorReadings[];
  pending?: SensorPending[];
};

/**
 * What a browser that watches is told of all sensors, numbered for itself: what stands in a frame beside readings, at once, and now and
 * then where the sensors heard since stand. Apply `removed`, then `latest`, then the rest.
 */
export const overviewSchema = frameSchema.omit({ readings: true }).extend({
  latest: z.array(z.tuple([z.string(), z.int(), pointSchema], z.unknown())).optional(),
});
export type SensorLatest = [sensorId: string, n: number, point: Point, ...later: unknown[]];
export type Overview = Omit<Frame, 'readings'> & { latest?: SensorLatest[] };

/** What the server may send. */
export type ServerEvents = {
  snapshot: (snapshot: Snapshot) => void;
  frame: (frame: Frame) => void;
  overview: (overview: Overview) => void;
};

/**
 * What a browser may send, both answered by a snapshot. `watch` names the sensors whose readings it wants while there are many, in place
 * of those it named before, and may ask to be told what was wrong with the list (null: nothing). The same list may stand as `watch` in the
 * handshake.
 */
export type BrowserEvents = {
  resync: () => void;
  watch: (sensorIds: readonly string[], answer?: (refusal: string | null) => void) => void;
};
