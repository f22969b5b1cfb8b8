'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Rejected, RejectedPage } from '#protocol/rejected';
import { request } from '../live/request';
import { liveState, useLive } from '../live/use-live';
import { useAccess } from '../shell/access';
import { filterQuery, type RejectedFilter } from './rejected-filter';

const PAGE = 50;
/** While the server cannot tell. In ms. */
const RETRY_MS = 5_000;

type Told = Omit<RejectedPage, 'rejections'> & {
  rejections: readonly Rejected[];
  /** How many the server had refused in all when the first page was asked for. */
  countThen: number;
};

export type RejectedPages = {
  /** Null until the first answer. */
  told: Told | null;
  /** Refused since. */
  newer: number;
  isAsking: boolean;
  /** True while the server, being asked, cannot tell. */
  isFailing: boolean;
  /** From the newest on. */
  again(): void;
  /** Older ones; of a search, what lies further back. */
  more(): void;
};

/** The rejections of a filter, some at a time. Nothing is added by itself: it would move what somebody reads. */
export function useRejectedPages(filter: RejectedFilter): RejectedPages {
  const query = filterQuery(filter);
  const [state, setState] = useState<{ query: string; told: Told | null; isFailing: boolean } | null>(null);
  const [isAsking, setAsking] = useState(false);
  const asked = useRef<AbortController | null>(null);
  const count = useLive(({ feed }) => feed?.intake.rejections ?? 0);
  const linkSinceMs = useLive(({ link, linkSinceMs: ms }) => (link === 'online' ? ms : null));
  const { canChange } = useAccess();
  const ask = useCallback(
    (cursor: string | null) => {
      // What was asked before is of another filter, or will come with this.
      asked.current?.abort();
      const abort = new AbortController();
      asked.current = abort;
      const countThen = liveState().feed?.intake.rejections ?? 0;
      setAsking(true);
      void request<RejectedPage>(`/api/rejections?${pathQuery(query, cursor)}`, {
        method: 'GET',
        signal: abort.signal,
      }).then((page) => {
        if (abort.signal.aborted) return;
        setAsking(false);
        setState((before) => {
          const known = before?.query === query ? before.told : null;
          if (!page.ok) return { query, told: known, isFailing: true };
          const isFirst = cursor === null || known === null;
          return { query, told: isFirst ? { ...page.value, countThen } : joined(known, page.value), isFailing: false };
        });
      });
    },
    [query],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: a link that is back missed something; a page unlocked sees more.
  useEffect(() => ask(null), [ask, linkSinceMs, canChange]);
  const known = state?.query === query ? state : null;
  const isFailing = known?.isFailing ?? false;
  const next = known?.told?.next ?? null;
  useEffect(() => {
    if (!isFailing) return;
    const timer = setInterval(() => ask(next), RETRY_MS);
    return () => clearInterval(timer);
  }, [isFailing, ask, next]);
  // A server that began anew counts anew, and then the list was asked for again as well.
  const newer = known?.told ? Math.max(0, count - known.told.countThen) : 0;
  return { told: known?.told ?? null, newer, isAsking, isFailing, again: () => ask(null), more: () => ask(next) };
}

function pathQuery(query: string, cursor: string | null): string {
  const params = new URLSearchParams(query);
  params.set('limit', String(PAGE));
  if (cursor !== null) params.set('cursor', cursor);
  return params.toString();
}

function joined(known: Told, page: RejectedPage): Told {
  return { ...page, rejections: [...known.rejections, ...page.rejections], countThen: known.countThen };
}
