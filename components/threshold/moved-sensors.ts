import type { AlertKind } from '#protocol/alert';
import { latestLive } from '../live/live-sensor';
import type { LiveSensor, LiveState } from '../live/live-state';
import { rulesFor } from '../setup/rules-for';
import type { MovedSensor } from './threshold-effect';

/** The sensors that a threshold of their own does not shield: what the default moves. */
export function sensorsOfDefault({ sensors }: LiveState): LiveSensor[] {
  return [...sensors.values()].filter(({ threshold }) => threshold === null);
}

/** Their ids. */
export function idsOfDefault(live: LiveState): string[] {
  return sensorsOfDefault(live).map(({ sensorId }) => sensorId);
}

/** The sensors a change would move, as they stand at `nowMs` of the server's clock; null: those of the default. */
export function movedSensors(live: LiveState, sensorId: string | null, nowMs: number): MovedSensor[] {
  const openKinds = openKindsBySensor(live);
  const sensor = sensorId === null ? undefined : live.sensors.get(sensorId);
  const moved = sensorId === null ? sensorsOfDefault(live) : sensor ? [sensor] : [];
  return moved.map((one) => {
    const latest = latestLive(one);
    const { judgedOn, lastingMs } = rulesFor(one.sensorId, live.settings);
    return {
      celsius: (judgedOn === 'average' ? latest?.[2] : latest?.[1]) ?? null,
      lastingMs,
      ageMs: latest ? nowMs - latest[0] : Number.POSITIVE_INFINITY,
      openKinds: openKinds.get(one.sensorId) ?? [],
    };
  });
}

// Silence, a fault, time beyond in all and an early warning have rules of their own, which a threshold leaves as they are.
function openKindsBySensor({ alerts }: LiveState): Map<string, AlertKind[]> {
  const kinds = new Map<string, AlertKind[]>();
  for (const { sensorId, kind, severity, endedAtMs } of alerts.values()) {
    const isOfThreshold = severity === 'critical' && (kind === 'high' || kind === 'low');
    if (endedAtMs === null && isOfThreshold) kinds.set(sensorId, [...(kinds.get(sensorId) ?? []), kind]);
  }
  return kinds;
}
