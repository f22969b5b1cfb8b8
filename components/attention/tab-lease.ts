/** Which tab of this browser may sound, until when. */
export type Lease = { tabId: string; untilMs: number };

/** `nowMs`: by this machine's clock, which all tabs share; each has the server's a little differently. */
export type LeaseAsk = { tabId: string; nowMs: number; forMs: number };

/**
 * Asks for the lease that lies under a key all tabs share (`text`, null for none). `write`: what to put there; null:
 * nothing. It is held only once it was found there as one's own: of two tabs that write at once, the last one has it.
 */
export function askLease(
  text: string | null,
  { tabId, nowMs, forMs }: LeaseAsk,
): { isHeld: boolean; write: string | null } {
  const lease = parseLease(text);
  // Much longer than anybody asks for: a clock that was set since.
  const isLive = lease !== null && lease.untilMs > nowMs && lease.untilMs <= nowMs + 2 * forMs;
  if (isLive && lease.tabId !== tabId) return { isHeld: false, write: null };
  return { isHeld: isLive, write: JSON.stringify({ tabId, untilMs: nowMs + forMs } satisfies Lease) };
}

function parseLease(text: string | null): Lease | null {
  try {
    const { tabId, untilMs } = JSON.parse(text ?? 'null');
    return typeof tabId === 'string' && typeof untilMs === 'number' ? { tabId, untilMs } : null;
  } catch {
    return null;
  }
}
