import { latestPoint } from '../live/live-sensor';
import type { LiveState } from '../live/live-state';
import type { Conditions } from '../sensors/condition-watch';

/** However fast the sensors, a shorter silence is nobody's. In ms. */
const QUIET_MS = 60_000;

/** Of the sensors in use that were ever heard, those that are silent; retired ones are not missed. */
export type Silence = {
  inUse: number;
  silentIds: readonly string[];
  /** How many were not heard for as long, while nobody could hear them. */
  notKnown: number;
};

/** Who is silent past a rhythm of their own, or by the server's word, and of how many nobody can know yet. */
export function silenceOf(conditions: Conditions): Silence {
  const inUse = [...conditions].filter(([, { kind }]) => kind !== 'retired' && kind !== 'unheard');
  const silent = inUse.filter(([, { isSilent, kind }]) => isSilent || kind === 'no-data');
  const stale = inUse.filter(([, { isStale, kind }]) => isStale || kind === 'no-data');
  const silentIds = silent.map(([sensorId]) => sensorId);
  return { inUse: inUse.length, silentIds, notKnown: stale.length - silent.length };
}

type Heard = Pick<LiveState, 'link' | 'feed' | 'lastReadingAtMs' | 'sensors'>;

/**
 * Since when (epoch ms) nothing has come in at all though readings came before; null: something does, or nobody can
 * know. `conditionsNow` is asked only where it matters, for judging every sensor costs something.
 */
export function silentSinceMs(heard: Heard, nowMs: number, conditionsNow: () => Conditions): number | null {
  const { link, feed, lastReadingAtMs, sensors } = heard;
  if (link !== 'online' || feed === null) return null;
  if (lastReadingAtMs !== null && nowMs - lastReadingAtMs <= QUIET_MS) return null;
  // What was forgotten since came before, too.
  if (sensors.size === 0) return lastReadingAtMs;
  const { inUse, silentIds } = silenceOf(conditionsNow());
  if (inUse === 0 || silentIds.length < inUse) return null;
  return lastHeardMs(heard, nowMs);
}

/** When something came in last, epoch ms; of a server that was started anew, when the newest it stored was measured. */
export function lastHeardMs({ lastReadingAtMs, sensors }: Pick<Heard, 'lastReadingAtMs' | 'sensors'>, nowMs: number) {
  return lastReadingAtMs ?? newestMeasuredMs(sensors, nowMs);
}

/** When the newest reading of any sensor was measured, epoch ms, at most `nowMs`; null: there is none. */
export function newestMeasuredMs(sensors: LiveState['sensors'], nowMs: number): number | null {
  let newest: number | null = null;
  for (const sensor of sensors.values()) {
    const measuredAtMs = latestPoint(sensor)?.[0];
    if (measuredAtMs === undefined) continue;
    newest = Math.max(newest ?? 0, Math.min(measuredAtMs, nowMs));
  }
  return newest;
}
