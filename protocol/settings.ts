import { z } from 'zod';
import { alertRulesSchema, ownRulesSchema, rulesPatchFields } from './alert-rules';
import { sensorIdSchema } from './sensor-id';
import { storableText } from './storable-text';

const text = (max: number) => storableText.trim().min(1).max(max);

/** Name of a group of sensors, as people write it; compared as it is. */
export const groupNameSchema = text(60)
  .regex(/^[^\p{C}]*$/u, 'must have no control characters')
  .meta({ id: 'GroupName' });

/** What people say of a sensor. */
export const sensorDetailsSchema = z.object({
  name: z.string().nullable().describe('Shown in place of its id.'),
  group: z.string().nullable(),
  place: z.string().nullable(),
  isRetired: z.boolean().describe('It raises nothing and is not shown with the others; its history stays.'),
  maintenanceUntilMs: z.int().nullable().describe('It raises nothing until then.'),
  continues: z.string().nullable().describe('The sensor whose place this one took.'),
});
export type SensorDetails = z.infer<typeof sensorDetailsSchema>;

/** Whose settings: of all sensors (`id` empty), of a group or of a sensor. */
export const settingsScopeSchema = z.enum(['all', 'group', 'sensor']);
export type SettingsScope = z.infer<typeof settingsScopeSchema>;

/** What one level says for itself. `version` rises with every change of any settings and is never reused. */
export const settingsSchema = z
  .object({
    scope: settingsScopeSchema,
    id: z.string().describe('Name of the group or id of the sensor; empty for all.'),
    rules: ownRulesSchema,
    details: sensorDetailsSchema.nullable().describe('Null unless of a sensor.'),
    version: z.int(),
    changedAtMs: z.int().nullable(),
    changedBy: z.string().nullable(),
  })
  .meta({ id: 'Settings' });
export type Settings = z.infer<typeof settingsSchema>;

const patchSchema = z
  .strictObject({
    ...rulesPatchFields,
    name: text(100).nullable().optional(),
    group: groupNameSchema.nullable().optional(),
    place: text(100).nullable().optional(),
    isRetired: z.boolean().optional(),
    maintenanceUntilMs: z.int().min(0).nullable().optional(),
    continues: sensorIdSchema.nullable().optional(),
  })
  .meta({ id: 'SettingsPatch' });
export type SettingsPatch = z.infer<typeof patchSchema>;

/** One level changed: `ifVersion` refuses it (412) unless that is still its version (0: it says nothing yet). */
export const settingsChangeSchema = z
  .strictObject({
    scope: settingsScopeSchema,
    id: storableText.max(300).default(''),
    patch: patchSchema,
    ifVersion: z.int().min(0).optional(),
  })
  .meta({ id: 'SettingsChange' });
export type SettingsChange = z.infer<typeof settingsChangeSchema>;

/** Several levels changed at once, or none: thirty fridges are one form. */
export const settingsChangesSchema = z.strictObject({ changes: z.array(settingsChangeSchema).min(1).max(500) });

export const allSettingsSchema = z.object({ settings: z.array(settingsSchema) });

/** What holds for a sensor, and which level each field comes from. */
export const sensorSettingsSchema = z
  .object({
    own: settingsSchema,
    rules: alertRulesSchema,
    from: z.record(z.string(), settingsScopeSchema).describe('By field of `rules`: the level that says so.'),
  })
  .meta({ id: 'SensorSettings' });
export type SensorSettings = z.infer<typeof sensorSettingsSchema>;
