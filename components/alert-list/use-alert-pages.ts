'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Alert } from '#protocol/alert';
import { request } from '../live/request';
import { useLive } from '../live/use-live';
import { useSettings } from '../live/use-settings';
import { detailsOf } from '../setup/levels';
import { type AlertFilter, filterQuery, requestQuery } from './alert-filter';
import { listedAlerts } from './listed-alerts';

/** Two screens of rows: more comes when it is asked for. */
const PAGE = 50;
/** While the server cannot tell. In ms. */
const RETRY_MS = 5_000;

type Page = { alerts: Alert[]; next: string | null };
type Told = { alerts: readonly Alert[]; next: string | null };

export type AlertPages = {
  /** Null until the first answer. */
  alerts: readonly Alert[] | null;
  hasMore: boolean;
  /** Asks for older ones. */
  more(): void;
  /** What a command answered: alerts that ended long ago are not told live. */
  put(alerts: readonly Alert[]): void;
  isAsking: boolean;
  /** True while the server, being asked, cannot tell. */
  isFailing: boolean;
};

/** The alerts of a filter, some at a time, and live where they are. */
export function useAlertPages(filter: AlertFilter): AlertPages {
  const live = useLive((state) => state.alerts);
  const settings = useSettings();
  const linkSinceMs = useLive((state) => (state.link === 'online' ? state.linkSinceMs : null));
  const { told, isAsking, isFailing, ask, put } = useAsking(filter);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a link that is back may have missed something.
  useEffect(() => ask(null), [ask, linkSinceMs]);
  useEffect(() => {
    if (!isFailing) return;
    const timer = setInterval(() => ask(told?.next ?? null), RETRY_MS);
    return () => clearInterval(timer);
  }, [isFailing, ask, told]);
  const next = told?.next ?? null;
  const alerts = useMemo(() => {
    const groupOf = (sensorId: string) => detailsOf(sensorId, settings).group;
    return told && listedAlerts({ told: told.alerts, hasMore: told.next !== null, live, filter, groupOf });
  }, [told, live, filter, settings]);
  return { alerts, hasMore: next !== null, more: () => ask(next), put, isAsking, isFailing };
}

function useAsking(filter: AlertFilter) {
  const key = filterQuery(filter);
  const [state, setState] = useState<{ key: string; told: Told | null; isFailing: boolean }>({
    key,
    told: null,
    isFailing: false,
  });
  const [isAsking, setAsking] = useState(false);
  const asked = useRef<AbortController | null>(null);
  const ask = useCallback(
    (cursor: string | null) => {
      // What was asked before is of another filter, or will come with this.
      asked.current?.abort();
      const abort = new AbortController();
      asked.current = abort;
      setAsking(true);
      const path = `/api/alerts?${requestQuery(filter, { limit: PAGE, cursor })}`;
      void request<Page>(path, { method: 'GET', signal: abort.signal }).then((page) => {
        if (abort.signal.aborted) return;
        setAsking(false);
        setState((before) => {
          const known = before.key === key ? before.told : null;
          if (!page.ok) return { key, told: known, isFailing: true };
          const told = cursor === null || known === null ? page.value : joined(known, page.value);
          return { key, told, isFailing: false };
        });
      });
    },
    [filter, key],
  );
  const put = useCallback((alerts: readonly Alert[]) => {
    const changed = new Map(alerts.map((alert) => [alert.id, alert]));
    setState((before) => ({ ...before, told: before.told && withChanged(before.told, changed) }));
  }, []);
  const known = state.key === key ? state : { told: null, isFailing: false };
  return { told: known.told, isFailing: known.isFailing, isAsking, ask, put };
}

function joined(known: Told, page: Page): Told {
  return { alerts: [...known.alerts, ...page.alerts], next: page.next };
}

function withChanged({ alerts, next }: Told, changed: ReadonlyMap<string, Alert>): Told {
  return { alerts: alerts.map((alert) => changed.get(alert.id) ?? alert), next };
}
