import type { RulesPatch } from '#protocol/alert-rules';
import type { BackTest, BackTestRequest } from '#protocol/back-test';

/** The spans one can choose, in ms. */
export const BACK_TEST_SPANS = { '24h': 86_400_000, '7d': 7 * 86_400_000, '30d': 30 * 86_400_000 } as const;
export type BackTestSpan = keyof typeof BACK_TEST_SPANS;

/** As many as the server takes at once. */
export const MOST_SENSORS = 50;

/** Readings cover less than this of the span: then it is said of how much it is told. */
const NEARLY_ALL = 0.95;

/** The question; null where there is nobody to ask about. */
export function backTestRequest(
  sensorIds: readonly string[],
  { span, patch }: { span: BackTestSpan; patch: RulesPatch },
): BackTestRequest | null {
  if (sensorIds.length === 0) return null;
  return { sensorIds: sensorIds.slice(0, MOST_SENSORS), spanMs: BACK_TEST_SPANS[span], patch };
}

/** How much of the span there is to tell of: nothing, so many ms of it, or all. */
export function coverage({ fromMs, toMs, readings, storedMs }: BackTest): 'none' | 'all' | { storedMs: number } {
  if (readings === 0) return 'none';
  return storedMs >= NEARLY_ALL * (toMs - fromMs) ? 'all' : { storedMs };
}
