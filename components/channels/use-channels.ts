'use client';

import { useCallback, useEffect, useState } from 'react';
import type { Channel, Delivery } from '#protocol/channel';
import { useLive } from '../live/use-live';
import { readChannels, readDeliveries } from './channel-requests';

/** A delivery is seconds under way; nobody watches it closer. */
const LOOK_MS = 5000;

export type ChannelsState = {
  /** Null: not told yet. */
  channels: readonly Channel[] | null;
  deliveries: readonly Delivery[];
  isFailing: boolean;
  refresh(): Promise<void>;
};

/** Channels and what went out on them, asked again every few seconds while the page is looked at. */
export function useChannels(): ChannelsState {
  const [channels, setChannels] = useState<readonly Channel[] | null>(null);
  const [deliveries, setDeliveries] = useState<readonly Delivery[]>([]);
  const [isFailing, setFailing] = useState(false);
  const isOnline = useLive(({ link }) => link === 'online');
  const refresh = useCallback(async () => {
    const [ofChannels, ofDeliveries] = await Promise.all([readChannels(), readDeliveries(null)]);
    setFailing(!ofChannels.ok || !ofDeliveries.ok);
    if (ofChannels.ok) setChannels(ofChannels.value.channels);
    if (ofDeliveries.ok) setDeliveries(ofDeliveries.value.deliveries);
  }, []);
  useEffect(() => {
    if (!isOnline) return;
    void refresh();
    const timer = setInterval(() => document.visibilityState === 'visible' && void refresh(), LOOK_MS);
    return () => clearInterval(timer);
  }, [isOnline, refresh]);
  return { channels, deliveries, isFailing, refresh };
}
