'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { EndRehearsals, Rehearsals, Rehearse } from '#protocol/rehearsal';
import { endRehearsals, readRehearsals, startRehearsal } from '../live/rehearsal-commands';
import type { CommandResult } from '../live/request';
import { useAccess } from '../shell/access';

/** Somebody else may rehearse as well. */
const ASK_EVERY_MS = 3000;

const NONE: Rehearsals = { rehearsals: [], offers: [] };

export type RehearsalsState = {
  known: Rehearsals;
  start(wish: Rehearse): void;
  end(which: EndRehearsals): void;
  /** Says in words why the last press did not work. */
  failure: string | null;
};

/** What is rehearsed: asked for once, and again and again while the panel is open. */
export function useRehearsals(isOpen: boolean): RehearsalsState {
  const t = useTranslations('rehearse');
  const { refresh } = useAccess();
  const [known, setKnown] = useState(NONE);
  const [failure, setFailure] = useState<string | null>(null);

  useEffect(() => {
    const ending = new AbortController();
    const ask = async () => {
      const result = await readRehearsals(ending.signal);
      if (result.ok && !ending.signal.aborted) setKnown(result.value);
    };
    void ask();
    const timer = isOpen ? setInterval(() => void ask(), ASK_EVERY_MS) : undefined;
    return () => {
      clearInterval(timer);
      ending.abort();
    };
  }, [isOpen]);

  const send = async (command: Promise<CommandResult<Rehearsals>>) => {
    const result = await command;
    if (result.ok) setKnown(result.value);
    // The password's twelve hours may be over: the buttons should say so.
    else if (result.problem?.status === 401) await refresh();
    setFailure(result.ok ? null : t('failed', { reason: reasonOf(result.problem) }));
  };

  function reasonOf(problem: { status: number; detail: string } | null): string {
    if (problem === null) return t('noAnswer');
    return problem.status === 401 || problem.status === 403 ? t('notAllowed') : problem.detail;
  }

  return {
    known,
    start: (wish) => void send(startRehearsal(wish)),
    end: (which) => void send(endRehearsals(which)),
    failure,
  };
}
