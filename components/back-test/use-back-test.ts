'use client';

import { useEffect, useState } from 'react';
import type { BackTest, BackTestRequest } from '#protocol/back-test';
import { backTest } from '../live/settings-commands';

/** Between two keystrokes nobody waits for an answer. */
const PATIENCE_MS = 400;

/** `isOld`: of a former question, while the answer to this one is out. `isFailing`: it cannot be told now. */
export type BackTestAnswer = { told: BackTest | null; isOld: boolean; isFailing: boolean };

/** What rules would have raised, asked once they stand still; null asks nothing. */
export function useBackTest(asked: BackTestRequest | null): BackTestAnswer {
  const question = asked === null ? null : JSON.stringify(asked);
  const [answer, setAnswer] = useState<{ question: string; told: BackTest | null } | null>(null);
  useEffect(() => {
    if (question === null) return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const result = await backTest(JSON.parse(question), stop.signal);
      if (!stop.signal.aborted) setAnswer({ question, told: result.ok ? result.value : null });
    }, PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [question]);
  const isOld = answer?.question !== question;
  return { told: answer?.told ?? null, isOld, isFailing: !isOld && answer?.told === null };
}
