'use client';

import { useEffect, useMemo, useState } from 'react';
import type { Alert } from '#protocol/alert';
import type { History } from '#protocol/history';
import { useServerNowMs } from '../live/use-live';
import { type AlertFigures, alertFigures } from './alert-figures';
import { readStretch } from './alert-requests';
import { alertWindow } from './alert-window';

/** Figures of an open alert are worked out anew so often, and of one that has just ended: its last readings are stored a little later. In ms. */
const AGAIN_MS = 15_000;
const JUST_ENDED_MS = 60_000;

/** What came in the last moments is not stored yet, and is not missing. In ms. */
const STORED_MS = 3_000;

/** An alert in figures; null while they are asked for, `untold` where the server cannot tell. */
export function useAlertFigures(alert: Alert): AlertFigures | 'untold' | null {
  const isOpen = alert.endedAtMs === null;
  const steppedMs = useServerNowMs(AGAIN_MS);
  const nowMs = alert.endedAtMs ?? steppedMs - STORED_MS;
  const isJustEnded = !isOpen && steppedMs - nowMs < JUST_ENDED_MS;
  const [told, setTold] = useState<{ sensorId: string; history: History | 'untold' } | null>(null);
  const askedAtMs = isJustEnded || told?.history === 'untold' ? steppedMs : nowMs;
  const { sensorId } = alert;
  const { fromMs, toMs } = alertWindow(alert, nowMs);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again as time goes on.
  useEffect(() => {
    if (sensorId === '' || nowMs < 0) return;
    const abort = new AbortController();
    void readStretch({ sensorId, fromMs, toMs }, abort.signal).then((result) => {
      if (abort.signal.aborted) return;
      if (result.ok) setTold({ sensorId, history: result.value });
      else setTold((before) => before ?? { sensorId, history: 'untold' });
    });
    return () => abort.abort();
  }, [sensorId, fromMs, toMs, askedAtMs]);
  return useMemo(() => {
    if (told === null || told.sensorId !== sensorId) return null;
    return told.history === 'untold' ? 'untold' : alertFigures(alert, { history: told.history, nowMs });
  }, [told, sensorId, alert, nowMs]);
}
