'use client';

import { useSyncExternalStore } from 'react';
import type { Settings } from '#protocol/settings';
import { readSettings } from './settings-commands';

/** How often the server is asked while somebody looks. */
const LOOK_MS = 2000;
const NONE: readonly Settings[] = [];

let known = NONE;
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

async function look(): Promise<void> {
  if (document.visibilityState === 'hidden') return;
  const told = await readSettings();
  if (!told.ok || JSON.stringify(told.value.settings) === JSON.stringify(known)) return;
  known = told.value.settings;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    timer = setInterval(() => void look(), LOOK_MS);
    void look();
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** What every level says; the same array while nothing changed, empty before the server told. */
export function useSettings(): readonly Settings[] {
  return useSyncExternalStore(
    subscribe,
    () => known,
    () => NONE,
  );
}
