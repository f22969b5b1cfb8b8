'use client';

import { useEffect, useState } from 'react';
import type { BackTest, BackTestRequest } from '#protocol/back-test';
import { backTest } from '../live/settings-commands';

/** Between two keystrokes nobody waits for an answer. */
const PATIENCE_MS = 400;

/** `isOld`: of a former question, while the answer to this one is out. `isFailing`: it cannot be told now. */
export type BackTestAnswer = {
  told: BackTest | null;
  /** Whether what is told is of other rules than those of now. */
  isChange: boolean;
  isOld: boolean;
  isFailing: boolean;
};

type Answer = { question: string | null; isChange: boolean; told: BackTest | null };

/** What rules would have raised, asked once they stand still; null asks nothing. */
export function useBackTest(asked: BackTestRequest | null): BackTestAnswer {
  const question = asked === null ? null : JSON.stringify(asked);
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    if (question === null) return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const request: BackTestRequest = JSON.parse(question);
      const result = await backTest(request, stop.signal);
      const isChange = Object.keys(request.patch).length > 0;
      if (!stop.signal.aborted) setAnswer({ question, isChange, told: result.ok ? result.value : null });
    }, PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [question]);
  const isOld = answer?.question !== question;
  const { told = null, isChange = false } = answer ?? {};
  return { told, isChange, isOld, isFailing: !isOld && told === null };
}
