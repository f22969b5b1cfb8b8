'use client';

import { useEffect, useState } from 'react';
import type { ThresholdChange } from '#protocol/history';
import { readThresholdChanges } from '../live/commands';
import { liveState, useLive } from '../live/use-live';
import { isBehind } from './change-rows';

/** As many of each as anybody scrolls through. */
const MOST = 20;
/** While the server cannot tell. In ms. */
const RETRY_MS = 5_000;
/** While a change just told live is not stored yet; no longer than a commit may take. */
const BEHIND_MS = 250;
const BEHIND_TIMES = 20;

export type ToldChanges = {
  /** Of the sensor, and of the default; null until told. */
  lists: readonly (readonly ThresholdChange[])[] | null;
  isFailing: boolean;
};

/** The changes of a sensor's threshold and of the default, asked anew when either changes. */
export function useThresholdChanges(sensorId: string): ToldChanges {
  const [told, setTold] = useState<ToldChanges>({ lists: null, isFailing: false });
  const version = useLive(({ sensors, defaultThreshold }) => {
    return `${sensors.get(sensorId)?.threshold?.version} ${defaultThreshold?.version}`;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version is another list.
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    let behind = 0;
    const ask = async () => {
      const asked = [sensorId, null].map((id) => readThresholdChanges(id, { limit: MOST, signal: stop.signal }));
      const answers = await Promise.all(asked);
      if (stop.signal.aborted) return;
      const lists = answers.flatMap((answer) => (answer.ok ? [answer.value.changes] : []));
      const isFailing = lists.length < answers.length;
      setTold((known) => ({ lists: isFailing ? known.lists : lists, isFailing }));
      if (isFailing) timer = setTimeout(ask, RETRY_MS);
      else if (isBehind(lists, thresholdsNow(sensorId)) && behind < BEHIND_TIMES) {
        behind += 1;
        timer = setTimeout(ask, BEHIND_MS);
      }
    };
    void ask();
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [sensorId, version]);
  return told;
}

function thresholdsNow(sensorId: string) {
  const { sensors, defaultThreshold } = liveState();
  return { own: sensors.get(sensorId)?.threshold ?? null, theDefault: defaultThreshold };
}
