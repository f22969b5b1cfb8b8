'use client';

import { useCallback, useEffect, useState } from 'react';
import type { Alert, AlertStep } from '#protocol/alert';
import { useLive } from '../live/use-live';
import { readAlertRecord } from './alert-requests';

/** What is known of an alert: nothing yet, that there is none, that the server cannot tell, or all of it. */
export type AlertView =
  | { kind: 'asking' | 'missing' | 'failing' }
  | { kind: 'told'; alert: Alert; steps: readonly AlertStep[] };

type Answer = AlertView;

/** While the server cannot tell, or an alert so new that it is not stored yet. In ms. */
const RETRY_MS = 3_000;

/** What happens is told before it is stored: mostly it is by then, at the latest after the second of these. In ms. */
const STORED_MS = [250, 1_500];

/** One alert with its steps: asked again whenever something happened to it, and live where it is. */
export function useAlertRecord(alertId: string): { view: AlertView; refresh(): void } {
  const live = useLive(({ alerts }) => alerts.get(alertId));
  const linkSinceMs = useLive(({ link, linkSinceMs: sinceMs }) => (link === 'online' ? sinceMs : null));
  const [answer, setAnswer] = useState<{ alertId: string; of: Answer }>({ alertId, of: { kind: 'asking' } });
  const [asked, ask] = useState(0);
  const refresh = useCallback(() => ask((times) => times + 1), []);
  const step = useLive(({ steps }) => steps.findLast((one) => one.alertId === alertId));
  // With an alert that a person has seen earlier ones are, and what could not be stored is taken back: no step of theirs.
  const happened = live && [live.acknowledgedAtMs, live.snoozedUntilMs, live.endedAtMs].join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of these says that there is something new to be told.
  useEffect(() => {
    const abort = new AbortController();
    void readAlertRecord(alertId, abort.signal).then((result) => {
      if (abort.signal.aborted) return;
      const status = result.ok ? 200 : result.problem?.status;
      setAnswer((before) => ({ alertId, of: nextAnswer(before, { alertId, result, status }) }));
    });
    return () => abort.abort();
  }, [alertId, linkSinceMs, asked]);
  useEffect(() => {
    if (happened === undefined && step === undefined) return;
    refresh();
    const timers = STORED_MS.map((ms) => setTimeout(refresh, ms));
    return () => timers.forEach(clearTimeout);
  }, [happened, step, refresh]);
  const known = answer.alertId === alertId ? answer.of : { kind: 'asking' as const };
  const isDue = known.kind === 'failing' || (known.kind === 'missing' && live !== undefined);
  useEffect(() => {
    if (!isDue) return;
    const timer = setInterval(refresh, RETRY_MS);
    return () => clearInterval(timer);
  }, [isDue, refresh]);
  return { view: viewOf(known, live), refresh };
}

type Told = { alertId: string; result: Awaited<ReturnType<typeof readAlertRecord>>; status: number | undefined };

// What was told once stays while the server cannot tell again.
function nextAnswer(before: { alertId: string; of: Answer }, { alertId, result, status }: Told): Answer {
  if (result.ok) return { kind: 'told', ...result.value };
  if (before.alertId === alertId && before.of.kind === 'told') return before.of;
  return { kind: status === 404 || status === 400 ? 'missing' : 'failing' };
}

function viewOf(known: Answer, live: Alert | undefined): AlertView {
  if (live !== undefined) return { kind: 'told', alert: live, steps: known.kind === 'told' ? known.steps : [] };
  return known;
}
