import type { OwnRules } from '#protocol/alert-rules';
import type { SensorDetails, SettingsScope } from '#protocol/settings';

/** What one level says for itself, as it is kept. */
export type SettingsContent = { rules: OwnRules; details: SensorDetails | null };

/** One level changed: a row of history, and the truth. `before` null: it said nothing yet. */
export type SettingsChanged = {
  version: number;
  scope: SettingsScope;
  /** Name of the group, id of the sensor; empty for all. */
  scopeId: string;
  /** Null: what the first start wrote. */
  changedAtMs: number | null;
  changedBy: string | null;
  before: SettingsContent | null;
  after: SettingsContent;
};
