'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { useServerNowMs } from '../live/use-live';
import { type Attention, nextAttention } from './attention';
import { isAbnormal } from './condition-kind';
import type { Conditions } from './condition-watch';
import type { HeldTiles } from './use-held-tiles';

const NOBODY: ReadonlySet<string> = new Set();

/** The ids of the sensors under "Needs attention"; the same set while it has the same members. */
export function useAttention(conditions: Conditions, held: HeldTiles): ReadonlySet<string> {
  const attention = useRef<Attention>(new Map());
  const [shown, setShown] = useState(NOBODY);
  const abnormal = useMemo(() => abnormalOf(conditions), [conditions]);
  const nowMs = useServerNowMs(abnormal.size > 0 || shown.size > 0 ? 1000 : null);
  useEffect(() => {
    const input = { sensorIds: [...conditions.keys()], abnormal, held: held.ids(), nowMs };
    attention.current = nextAttention(attention.current, input);
    const next = new Set(attention.current.keys());
    setShown((last) => (hasSameMembers(last, next) ? last : next));
  }, [conditions, abnormal, held, nowMs]);
  return shown;
}

function abnormalOf(conditions: Conditions): ReadonlySet<string> {
  return new Set([...conditions].filter(([, condition]) => isAbnormal(condition)).map(([id]) => id));
}

function hasSameMembers(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((id) => b.has(id));
}
