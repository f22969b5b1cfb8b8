import { describe, expect, test, vi } from 'vitest';
import { patchRequestQueue } from './request-queue-patch';

const queueOf = (pending: unknown[]) => ({
  throttledUntil: -1,
  throttleCheckTimeoutId: null as NodeJS.Timeout | null,
  pending,
  checkPendingRequests: vi.fn(),
  scheduleCheckPendingRequests: vi.fn(),
});

describe('the patch of the request queue', () => {
  test('[KF15] the installed kafkajs is the release it was made for', () => {
    expect(patchRequestQueue()).toBe(true);
  });

  test('[KF15] another release is left alone', () => {
    const queue = queueOf([]);
    const original = queue.scheduleCheckPendingRequests;
    expect(patchRequestQueue('2.2.5', queue)).toBe(false);
    expect(queue.scheduleCheckPendingRequests).toBe(original);
  });

  test('[KF15] an empty queue sets no timer, one that waits is looked at again', async () => {
    const idle = queueOf([]);
    patchRequestQueue('2.2.4', idle);
    idle.scheduleCheckPendingRequests();
    expect(idle.throttleCheckTimeoutId).toBeNull();
    const waiting = queueOf(['request']);
    patchRequestQueue('2.2.4', waiting);
    waiting.scheduleCheckPendingRequests();
    await vi.waitFor(() => expect(waiting.checkPendingRequests).toHaveBeenCalledOnce());
  });
});
