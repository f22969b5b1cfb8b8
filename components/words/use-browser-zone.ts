import { useSyncExternalStore } from 'react';
import { knownZone } from './zone';

/** The zone of this device. Looked at again when somebody comes back to the page: laptops travel. `UTC` on the server. */
export function useBrowserZone(): string {
  return useSyncExternalStore(subscribe, browserZone, () => 'UTC');
}

function subscribe(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}

// Some systems name none, or one that formats do not take.
function browserZone(): string {
  return knownZone(Intl.DateTimeFormat().resolvedOptions().timeZone) ?? 'UTC';
}
