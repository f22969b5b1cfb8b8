/** Which tab of this browser may sound, since when and until when. */
export type Lease = { tabId: string; sinceMs: number; untilMs: number };

/** `nowMs`: by this machine's clock, which all tabs share; each has the server's a little differently. */
export type LeaseAsk = { tabId: string; nowMs: number; forMs: number };

/** What one tab writes is read by the others some milliseconds later: until then two may each find their own word. */
const SETTLES_MS = 300;

/**
 * Asks for the lease that lies under a key all tabs share (`text`, null for none). `write`: what to put there; null:
 * nothing. It is held only once it has lain there for a moment: of two tabs that write at once, the last one has it.
 */
export function askLease(
  text: string | null,
  { tabId, nowMs, forMs }: LeaseAsk,
): { isHeld: boolean; write: string | null } {
  const lease = parseLease(text);
  // Much longer than anybody asks for: a clock that was set since.
  const isLive = lease !== null && lease.untilMs > nowMs && lease.untilMs <= nowMs + 2 * forMs;
  const isOwn = isLive && lease.tabId === tabId;
  if (isLive && !isOwn) return { isHeld: false, write: null };
  const sinceMs = isOwn ? lease.sinceMs : nowMs;
  const write = JSON.stringify({ tabId, sinceMs, untilMs: nowMs + forMs } satisfies Lease);
  return { isHeld: isOwn && nowMs - sinceMs >= SETTLES_MS, write };
}

function parseLease(text: string | null): Lease | null {
  try {
    const { tabId, sinceMs, untilMs } = JSON.parse(text ?? 'null');
    const isLease = typeof tabId === 'string' && Number.isFinite(sinceMs) && Number.isFinite(untilMs);
    return isLease ? { tabId, sinceMs, untilMs } : null;
  } catch {
    return null;
  }
}
