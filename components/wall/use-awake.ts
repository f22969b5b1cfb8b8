'use client';

import { useEffect, useState } from 'react';
import { type Awake, keepAwake } from './keep-awake';

/** Keeps the screen awake while the wall is shown. */
export function useAwake(): Awake {
  const [awake, setAwake] = useState<Awake>('asking');
  useEffect(() => keepAwake({ wakeLock: navigator.wakeLock, onSeen, isSeen }, setAwake), []);
  return awake;
}

function onSeen(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}

function isSeen(): boolean {
  return document.visibilityState === 'visible';
}
