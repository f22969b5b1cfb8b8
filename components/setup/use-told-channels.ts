'use client';

import { useCallback, useEffect, useState } from 'react';
import type { Channel } from '#protocol/channel';
import { readChannels } from '../channels/channel-requests';

export type ToldChannels = {
  /** Null: not told yet. */
  channels: readonly Channel[] | null;
  /** Asks again. */
  look(): void;
  /** These are so now. */
  put(changed: readonly Channel[]): void;
};

/** A server that starts knows its channels soon. In ms. */
const RETRY_MS = 3_000;

/** Every channel; asked for again until they are told, and when one comes back from another window. */
export function useToldChannels(): ToldChannels {
  const [channels, setChannels] = useState<readonly Channel[] | null>(null);
  const look = useCallback(async (signal?: AbortSignal) => {
    const told = await readChannels(signal);
    if (!signal?.aborted) setChannels((known) => (told.ok ? told.value.channels : known));
  }, []);
  useEffect(() => {
    const stop = new AbortController();
    void look(stop.signal);
    addEventListener('focus', () => void look(stop.signal), { signal: stop.signal });
    return () => stop.abort();
  }, [look]);
  const isUntold = channels === null;
  useEffect(() => {
    if (!isUntold) return undefined;
    const stop = new AbortController();
    const timer = setInterval(() => void look(stop.signal), RETRY_MS);
    return () => {
      clearInterval(timer);
      stop.abort();
    };
  }, [isUntold, look]);
  const put = (changed: readonly Channel[]) =>
    setChannels((known) =>
      (known ?? []).map((channel) => changed.find(({ channelId }) => channelId === channel.channelId) ?? channel),
    );
  return { channels, look: () => void look(), put };
}
