'use client';

import { useSyncExternalStore } from 'react';
import { createRemembered } from '../attention/remembered';

/** Whether single letters work anywhere on the page: who dictates, or hits keys by accident, may not want that. */
export const keysChoice = createRemembered('isotherm.keys', (text) => text !== 'false');

export function useKeysChoice(): boolean {
  return useSyncExternalStore(keysChoice.subscribe, keysChoice.value, () => true);
}
