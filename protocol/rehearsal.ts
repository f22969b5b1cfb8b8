import { z } from 'zod';
import { sensorIdSchema } from './sensor-id';

/**
 * What can be rehearsed with the invented sensors. `open-door`, `compressor-fails`: warms. `sensor-dies`: sends nothing.
 * `sensor-sticks`: sends one value for ever. `shows-85`: sends 85.0 °C now and then, as a DS18B20 does after its power
 * was lost. `feed-stops`: no invented sensor sends anything. `nonsense`: broken messages among the good ones.
 */
export const rehearsalKindSchema = z
  .enum(['open-door', 'compressor-fails', 'sensor-dies', 'sensor-sticks', 'shows-85', 'feed-stops', 'nonsense'])
  .meta({ id: 'RehearsalKind' });

export type RehearsalKind = z.infer<typeof rehearsalKindSchema>;

/** Longest rehearsal with an end of its own: an hour. In ms. */
export const MAX_REHEARSAL_MS = 3_600_000;

/** Body of POST /api/simulator/rehearsals. */
export const rehearseSchema = z
  .strictObject({
    what: rehearsalKindSchema,
    sensorId: sensorIdSchema
      .optional()
      .describe('One that `offers` names. Left out: the first of them. `feed-stops` and `nonsense` are about all.'),
    forMs: z
      .int()
      .min(1000)
      .max(MAX_REHEARSAL_MS)
      .optional()
      .describe(
        'Ends by itself after so long, in ms. Left out: 3 min for `open-door`, 1 min for `nonsense`, else never.',
      ),
  })
  .meta({ id: 'Rehearse' });

export type Rehearse = z.infer<typeof rehearseSchema>;

/** What to end: those that are all of it; with nothing said, every one. */
export const endRehearsalsSchema = z.strictObject({
  what: rehearsalKindSchema.optional(),
  sensorId: sensorIdSchema.optional(),
});

export type EndRehearsals = z.infer<typeof endRehearsalsSchema>;

export const rehearsalSchema = z
  .object({
    what: rehearsalKindSchema,
    sensorId: z.string().nullable().describe('Null: it is about all of the invented sensors.'),
    startedAtMs: z.int(),
    untilMs: z.int().nullable().describe('When it ends by itself; null: when somebody ends it.'),
  })
  .meta({ id: 'Rehearsal' });

export type Rehearsal = z.infer<typeof rehearsalSchema>;

/** What is rehearsed now, and what can be. */
export const rehearsalsSchema = z
  .object({
    rehearsals: z.array(rehearsalSchema).describe('Those that run, in the order in which they were started.'),
    offers: z
      .array(z.object({ what: rehearsalKindSchema, sensorIds: z.array(z.string()) }))
      .describe('What can be rehearsed now and with which sensors; with none named it is about all. Empty: none run.'),
  })
  .meta({ id: 'Rehearsals' });

export type Rehearsals = z.infer<typeof rehearsalsSchema>;
