'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { SimulatorMode } from '#protocol/simulator';
import { setSimulatorMode } from '../live/commands';
import { useAccess } from './access';

/** Starts and stops the invented sensors; `failure` says in words why the last try did not work. */
export function useSimulator(): { change(mode: SimulatorMode): void; isChanging: boolean; failure: string | null } {
  const t = useTranslations('setup');
  const { refresh } = useAccess();
  const [isChanging, setChanging] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const send = async (mode: SimulatorMode) => {
    setChanging(true);
    const result = await setSimulatorMode(mode);
    setChanging(false);
    // The password's twelve hours may be over: the buttons should say so.
    if (!result.ok && result.problem?.status === 401) await refresh();
    setFailure(result.ok ? null : t('demoFailed', { reason: reasonOf(result.problem) }));
  };
  return { change: (mode) => void send(mode), isChanging, failure };

  function reasonOf(problem: { status: number; detail: string } | null): string {
    if (problem === null) return t('noAnswer');
    return problem.status === 401 || problem.status === 403 ? t('notAllowed') : problem.detail;
  }
}
