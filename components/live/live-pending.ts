import type { Pending } from '#protocol/alert';
import type { Frame, SensorPending } from '#protocol/frame';

/** What is pending, by sensor; sensors without any are left out. */
export type LivePending = ReadonlyMap<string, readonly Pending[]>;

/** As a snapshot tells it: nothing else is pending. */
export function allPending(told: readonly SensorPending[] | undefined): LivePending {
  return withPending(new Map(), told ?? []);
}

/** After a frame: removed sensors lose theirs, the others' whole new state is told. The same map where nothing changed. */
export function framedPending(pending: LivePending, { removed, pending: told }: Frame): LivePending {
  if (!removed?.length && !told?.length) return pending;
  const gone = new Set(removed);
  return withPending(new Map([...pending].filter(([sensorId]) => !gone.has(sensorId))), told ?? []);
}

function withPending(pending: Map<string, readonly Pending[]>, told: readonly SensorPending[]): LivePending {
  for (const [sensorId, whole] of told) {
    if (whole.length === 0) pending.delete(sensorId);
    else pending.set(sensorId, whole);
  }
  return pending;
}
