import { useSyncExternalStore } from 'react';
import type { Alert } from '#protocol/alert';
import { AlertMarks } from './alert-marks';
import type { DrawnRows } from './drawn-rows';

type KnownAlertMarksProps = { alerts: readonly Alert[]; drawn: DrawnRows; nowMs: number };

/** The marks of alerts; those of open ones grow with what is known. */
export function KnownAlertMarks({ alerts, drawn, nowMs }: KnownAlertMarksProps) {
  const isGrowing = alerts.some(({ endedAtMs }) => endedAtMs === null);
  const knownMs = useSyncExternalStore(
    drawn.subscribe,
    () => (isGrowing ? drawn.now().knownMs : 0),
    () => 0,
  );
  return <AlertMarks alerts={alerts} {...{ knownMs, nowMs }} />;
}
