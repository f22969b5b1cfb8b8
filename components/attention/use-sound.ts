'use client';

import { useEffect } from 'react';
import { liveState, serverNowMs, useLive, watchLive } from '../live/use-live';
import { recall, remember } from '../shell/local-memory';
import { soundChoice, useSoundChoice, voice } from './choices';
import { createSoundPlayer } from './sound-player';
import { askLease } from './tab-lease';

/** The lease is asked for again four times a second, and once a minute where the browser slows a hidden tab. In ms. */
const LEASE_MS = 3_000;
const LEASE_KEY = 'isotherm.sounding';

/** Sounds while something rings, in one tab of this browser. */
export function useSound(): void {
  const { isOn } = useSoundChoice();
  const alerts = useLive((state) => state.alerts);
  useEffect(() => {
    if (!isOn) return;
    const stopBeat = voice.onBeat(() => player.look(liveState().alerts.values(), serverNowMs()));
    const stopWatch = watchLive((state, nowMs) => player.look(state.alerts.values(), nowMs));
    return () => {
      stopBeat();
      stopWatch();
    };
  }, [isOn]);
  useEffect(() => player.look(alerts.values(), serverNowMs()), [alerts]);
  useEffect(() => (isOn ? unlockAtFirstTouch() : undefined), [isOn]);
}

const player = createSoundPlayer({ voice, choice: soundChoice.value, mayLead });

const tabId = Math.random().toString(36).slice(2);

function mayLead(): boolean {
  const { isHeld, write } = askLease(recall(LEASE_KEY), { tabId, nowMs: Date.now(), forMs: LEASE_MS });
  if (write !== null) remember(LEASE_KEY, write);
  // Where nothing may be remembered no tab knows of the others: better twice than never.
  return isHeld || (write !== null && recall(LEASE_KEY) === null);
}

// After a reload browsers are silent again until somebody touches the page, wherever that is.
function unlockAtFirstTouch(): () => void {
  const unlock = () => {
    if (!voice.canSound()) void voice.unlock();
  };
  const touches = ['pointerdown', 'keydown'] as const;
  for (const touch of touches) addEventListener(touch, unlock, { capture: true });
  return () => {
    for (const touch of touches) removeEventListener(touch, unlock, { capture: true });
  };
}
