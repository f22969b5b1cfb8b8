import { z } from 'zod';
import { storableText } from './storable-text';

/**
 * What an alert is about. `high`, `low`: beyond a limit. `exposure-high`, `exposure-low`: beyond it for too long in all
 * within a rolling day. `no-data`: the sensor is silent. `fault`: its readings are not believed. `feed`: nothing comes
 * in from any sensor.
 */
export const alertKindSchema = z.enum(['high', 'low', 'exposure-high', 'exposure-low', 'no-data', 'fault', 'feed']);

export const severitySchema = z.enum(['critical', 'warning']).meta({ id: 'Severity' });

/** One episode: opened by a reading, the passing of time or a change of settings, ended once. */
export const alertSchema = z
  .object({
    id: z.string(),
    sensorId: z.string().describe('Empty for `feed`, which is about no sensor.'),
    kind: alertKindSchema,
    severity: severitySchema,
    thresholdCelsius: z.number().nullable().describe('The limit in force when the alert opened; null without one.'),
    afterMs: z
      .int()
      .nullable()
      .describe('How long it had to last in ms: beyond, silent, still, or in all within a day. Null: not at all.'),
    cause: z.enum(['error-value', 'stuck']).nullable().describe('Only for `fault`: what is not believed.'),
    sinceMs: z.int().describe('When what it is about began: the first reading beyond, or the last one heard.'),
    openedAtMs: z.int(),
    openedCelsius: z.number().nullable().describe('What was judged when it opened.'),
    peakCelsius: z.number().nullable().describe('What was farthest beyond the limit so far.'),
    readings: z.int().describe('Readings beyond the limit in this episode.'),
    backSinceMs: z.int().nullable().describe('Recovering: since when it is back, not yet for long enough.'),
    endedAtMs: z.int().nullable(),
    endReason: z
      .enum(['back', 'threshold', 'removed', 'maintenance', 'retired'])
      .nullable()
      .describe('`back`: by the readings. `threshold`: by a change of settings. The others: by a person.'),
    acknowledgedAtMs: z.int().nullable(),
    acknowledgedBy: z.string().nullable(),
    snoozedUntilMs: z.int().nullable().describe('It is quiet until then, and rings again if it is still open.'),
  })
  .meta({ id: 'Alert' });

export type Alert = z.infer<typeof alertSchema>;
export type AlertKind = Alert['kind'];
export type Severity = Alert['severity'];
export type EndReason = NonNullable<Alert['endReason']>;

/** Beyond a limit and not yet for long enough to be an alert. */
export const pendingSchema = z
  .object({
    kind: z.enum(['high', 'low']),
    severity: severitySchema,
    thresholdCelsius: z.number(),
    sinceMs: z.int().describe('Measured time of the first reading beyond.'),
    lastingMs: z.int().describe('How long it must last until an alert opens, in ms.'),
  })
  .meta({ id: 'Pending' });

export type Pending = z.infer<typeof pendingSchema>;

/** Something that happened to an alert, kept for ever. */
export const alertStepSchema = z
  .object({
    alertId: z.string(),
    kind: z.enum(['opened', 'acknowledged', 'snoozed', 'rang-again', 'noted', 'ended']),
    atMs: z.int(),
    by: z.string().nullable().describe('Who did it; null: nobody known, or nobody at all.'),
    note: z.string().nullable(),
    untilMs: z.int().nullable().describe('Only for `snoozed`.'),
    celsius: z.number().nullable().describe('What the sensor showed then.'),
  })
  .meta({ id: 'AlertStep' });

export type AlertStep = z.infer<typeof alertStepSchema>;

/** Longest note on an alert. */
export const MAX_NOTE_LENGTH = 500;
/** The longest one can be left alone before it rings again: a week. In ms. */
export const MAX_SNOOZE_MS = 7 * 24 * 3_600_000;

const note = storableText.trim().min(1).max(MAX_NOTE_LENGTH);

export const acknowledgeSchema = z.strictObject({ note: note.optional() });
export const acknowledgeManySchema = z.strictObject({
  alertIds: z.array(storableText.max(300)).min(1).max(1000),
  note: note.optional(),
});
export const snoozeSchema = z.strictObject({
  forMs: z.int().min(60_000).max(MAX_SNOOZE_MS).describe('For how long from now, in ms.'),
  note: note.optional(),
});
export const noteSchema = z.strictObject({ note });

/** One alert with everything that happened to it, oldest first. */
export const alertRecordSchema = z
  .object({ alert: alertSchema, steps: z.array(alertStepSchema) })
  .meta({ id: 'AlertRecord' });
export type AlertRecord = z.infer<typeof alertRecordSchema>;
