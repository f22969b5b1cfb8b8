'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useRef, useState } from 'react';
import type { Problem } from '#protocol/problem';
import type { CommandResult } from '../live/request';
import { useAccess } from '../shell/access';

export type Command = {
  /** Sends it, unless another is on its way; `done` only where it was taken. */
  run<T>(command: () => Promise<CommandResult<T>>, done?: (value: T) => void): void;
  isRunning: boolean;
  /** Why the last one was not taken; null where it was. */
  failure: string | null;
};

/** Commands of this browser's person, one at a time, with what became of them in words. */
export function useCommand(): Command {
  const t = useTranslations('acting');
  const { refresh } = useAccess();
  const [isRunning, setRunning] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  // Told at once: a second press may come before the button is drawn as busy.
  const isUnderWay = useRef(false);
  const run = useCallback<Command['run']>(
    async (command, done) => {
      if (isUnderWay.current) return;
      isUnderWay.current = true;
      setRunning(true);
      setFailure(null);
      const result = await command();
      isUnderWay.current = false;
      setRunning(false);
      if (result.ok) return done?.(result.value);
      if (result.isCancelled) return;
      const { problem } = result;
      // The password may have been changed, or its time is over.
      if (isLocked(problem)) await refresh();
      setFailure(whyNot(problem, t));
    },
    [refresh, t],
  );
  return { run, isRunning, failure };
}

function isLocked(problem: Problem | null): boolean {
  return problem?.status === 401 || problem?.status === 403;
}

function whyNot(problem: Problem | null, t: ReturnType<typeof useTranslations<'acting'>>): string {
  if (isLocked(problem)) return t('notAllowed');
  return problem === null ? t('noAnswer') : t('refused', { detail: problem.detail });
}
