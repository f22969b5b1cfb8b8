import type { Pool } from 'pg';
import type { ThresholdChange, ThresholdStep } from '#protocol/history';
import type { ThresholdLimits } from '#protocol/threshold';
import { readSnapshot } from './reader';
import { readChangesBefore } from './threshold-changes';
import type { Span } from './time-step';

/** What held for a sensor in a span of time, its own threshold or the default. */
export async function readThresholdSteps(
  pool: Pool,
  { sensorId, fromMs, toMs }: Span & { sensorId: string },
): Promise<ThresholdStep[]> {
  const changes = await readSnapshot(pool, (query) => readChangesBefore(query, { sensorId, toMs }));
  return stepsSince(toSteps(changes), fromMs);
}

/**
 * Changes of one sensor and of the default, in order of version, as what held for the sensor: its own threshold hides
 * the default until it goes back. The first start's has no time and holds since ever.
 */
export function toSteps(changes: readonly ThresholdChange[]): ThresholdStep[] {
  const steps: ThresholdStep[] = [];
  let byDefault: ThresholdLimits | null = null;
  let own: ThresholdLimits | null = null;
  for (const { sensorId, changedAtMs, to } of changes) {
    if (sensorId === null) byDefault = to;
    else own = to;
    const held = own ?? byDefault;
    if (held !== null) addStep(steps, { fromMs: changedAtMs ?? 0, high: held.high, low: held.low });
  }
  return steps;
}

/** Versions tell the order: a clock that was set back between two of them does not. */
function addStep(steps: ThresholdStep[], step: ThresholdStep): void {
  const last = steps.at(-1);
  if (last && last.high === step.high && last.low === step.low) return;
  const fromMs = Math.max(step.fromMs, last?.fromMs ?? 0);
  if (last?.fromMs === fromMs) steps.pop();
  steps.push({ ...step, fromMs });
}

/** The one that held at `fromMs` and all later ones. */
function stepsSince(steps: readonly ThresholdStep[], fromMs: number): ThresholdStep[] {
  const held = steps.findLastIndex((step) => step.fromMs <= fromMs);
  return steps.slice(Math.max(held, 0));
}
