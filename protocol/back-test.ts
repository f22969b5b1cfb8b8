import { z } from 'zod';
import { rulesPatchSchema } from './alert-rules';
import { sensorIdSchema } from './sensor-id';

/** Which readings, and what would hold: `patch` over what holds for each sensor now. */
export const backTestRequestSchema = z
  .strictObject({
    sensorIds: z.array(sensorIdSchema).min(1).max(50),
    spanMs: z
      .int()
      .min(60_000)
      .max(30 * 24 * 3_600_000),
    patch: rulesPatchSchema,
  })
  .meta({ id: 'BackTestRequest' });
export type BackTestRequest = z.infer<typeof backTestRequestSchema>;

/** What a set of rules would have raised. */
export const backTestSideSchema = z.object({
  alerts: z.int(),
  openMs: z.int().describe('Time with an alert open in all, in ms.'),
  longestMs: z.int(),
  byKind: z.record(z.string(), z.int()).describe('Alerts by kind, warnings as `high-warning`, `low-warning`.'),
});

export type BackTestSide = z.infer<typeof backTestSideSchema>;

export const backTestSchema = z
  .object({
    fromMs: z.int(),
    toMs: z.int(),
    storedFromMs: z.int().nullable().describe('The first reading there is in that span; null: none is stored.'),
    storedMs: z.int().describe('How much of the span is covered by readings, in ms.'),
    readings: z.int(),
    now: backTestSideSchema.describe('Under what holds now.'),
    draft: backTestSideSchema.describe('Under the patch.'),
  })
  .meta({ id: 'BackTest' });
export type BackTest = z.infer<typeof backTestSchema>;
