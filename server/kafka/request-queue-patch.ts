import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';
import { installedRelease, isPatchedRelease } from './kafkajs-release';

/** What the patch needs of kafkajs's queue of requests of one connection. */
export type RequestQueuePrototype = {
  throttledUntil: number;
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  pending: readonly unknown[];
  checkPendingRequests(): void;
  scheduleCheckPendingRequests(): void;
};

/** As in kafkajs: how soon a full queue looks again, where the broker asked for no longer wait. */
const CHECK_AGAIN_MS = 10;

/**
 * kafkajs looks at an empty queue every millisecond, for each connection: 5 % of a core for nothing. This looks only
 * while something waits. False, and nothing changed, with any other release than the one it was made for.
 */
export function patchRequestQueue(release = installedRelease(), prototype = RequestQueue.prototype): boolean {
  if (!isPatchedRelease(release)) return false;
  prototype.scheduleCheckPendingRequests = scheduleCheckPendingRequests;
  return true;
}

function scheduleCheckPendingRequests(this: RequestQueuePrototype): void {
  if (this.throttleCheckTimeoutId !== null || this.pending.length === 0) return;
  const throttledMs = this.throttledUntil - Date.now();
  this.throttleCheckTimeoutId = setTimeout(
    () => {
      this.throttleCheckTimeoutId = null;
      this.checkPendingRequests();
    },
    throttledMs > 0 ? throttledMs : CHECK_AGAIN_MS,
  );
}
