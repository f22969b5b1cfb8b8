import { z } from 'zod';
import { MAX_CELSIUS, MIN_CELSIUS } from './limits';
import { storableText } from './storable-text';
import { thresholdLimitsSchema, thresholdSchema } from './threshold';

const celsius = z.number().min(MIN_CELSIUS).max(MAX_CELSIUS);
const lasting = z
  .int()
  .min(0)
  .max(24 * 3_600_000);

/** Total time beyond within a rolling day: short dips add up. Both null: off. */
export const exposureRuleSchema = z.strictObject({
  high: celsius.nullable(),
  low: celsius.nullable(),
  totalMs: z
    .int()
    .min(60_000)
    .max(24 * 3_600_000)
    .describe('More than this in all within 24 h, in ms.'),
});

/** Silence of one sensor. */
export const noDataRuleSchema = z.strictObject({
  isOn: z.boolean(),
  afterMs: z
    .int()
    .min(10_000)
    .max(7 * 24 * 3_600_000)
    .nullable()
    .describe('Silent for so long, in ms. Null: three of its own intervals, at least 60 s, once 20 readings came.'),
});

/** Readings that are not believed. */
export const faultRuleSchema = z.strictObject({
  errorValues: z
    .array(celsius)
    .max(8)
    .describe(
      'What the sensor sends when it has no reading, in °C: 85 and −127 of a DS18B20. None is judged; one that comes again, next in a row or within ten minutes, is a fault. Empty: off.',
    ),
  stuckAfterMs: z
    .int()
    .min(60_000)
    .max(7 * 24 * 3_600_000)
    .nullable()
    .describe('The very same value for so long, and ten times longer than usual, in ms. Null: off.'),
});

/** What a sensor's readings are judged by, apart from its critical limits. Each field is inherited by itself. */
const ruleFields = {
  warning: thresholdLimitsSchema.describe('Early warning. Both null: off.'),
  judgedOn: z.enum(['reading', 'average']),
  lastingMs: lasting.describe('How long it must be beyond before an alert opens, in ms.'),
  clearMarginCelsius: z.number().min(0).max(1000).describe('How far inside the limit counts as back, in °C.'),
  stayBackMs: lasting.describe('How long it must be back before the alert ends, in ms.'),
  exposure: exposureRuleSchema,
  noData: noDataRuleSchema,
  fault: faultRuleSchema,
  note: storableText.trim().max(1000).describe('What to do: shown with its alerts. Empty: none.'),
};

/** All of it, for one sensor as it holds. */
export const alertRulesSchema = z.object({ limits: thresholdSchema, ...ruleFields }).meta({ id: 'AlertRules' });
export type AlertRules = z.infer<typeof alertRulesSchema>;

/** What one level (all sensors, a group, a sensor) says for itself; what it leaves out is inherited. */
export const ownRulesSchema = z
  .object({ limits: thresholdSchema, ...ruleFields })
  .partial()
  .meta({ id: 'OwnRules' });
export type OwnRules = z.infer<typeof ownRulesSchema>;

/** A change: a field with a value is set, one with null goes back to what is inherited, one left out stays. */
const nullable = <T extends z.ZodType>(schema: T) => schema.nullable().optional();
export const rulesPatchFields = {
  limits: nullable(thresholdLimitsSchema),
  warning: nullable(ruleFields.warning),
  judgedOn: nullable(ruleFields.judgedOn),
  lastingMs: nullable(ruleFields.lastingMs),
  clearMarginCelsius: nullable(ruleFields.clearMarginCelsius),
  stayBackMs: nullable(ruleFields.stayBackMs),
  exposure: nullable(ruleFields.exposure),
  noData: nullable(ruleFields.noData),
  fault: nullable(ruleFields.fault),
  note: nullable(ruleFields.note),
};
export const rulesPatchSchema = z.strictObject(rulesPatchFields).meta({ id: 'RulesPatch' });
export type RulesPatch = z.infer<typeof rulesPatchSchema>;
