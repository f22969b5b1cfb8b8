import type { Clock } from '#server/ports';

/** Wrong passwords an address may send within `WINDOW_MS`: enough for a tired hand, hopeless for a dictionary. */
const MAX_WRONG = 10;
const WINDOW_MS = 60_000;

/** Addresses remembered at once; beyond it the one seen first is forgotten, so that memory stays bounded. */
const MAX_ADDRESSES = 10_000;

/** Counts wrong passwords by where they come from. */
export type Tries = {
  /** How long this address has to wait, in ms; 0 when it may try. */
  waitMs(address: string): number;
  wrong(address: string): void;
};

export function createTries(clock: Clock): Tries {
  const wrongByAddress = new Map<string, { count: number; sinceMs: number }>();

  function recent(address: string) {
    const entry = wrongByAddress.get(address);
    return entry !== undefined && clock.monotonicMs() - entry.sinceMs < WINDOW_MS ? entry : null;
  }

  return {
    waitMs(address) {
      const entry = recent(networkOf(address));
      return entry === null || entry.count < MAX_WRONG ? 0 : entry.sinceMs + WINDOW_MS - clock.monotonicMs();
    },
    wrong(address) {
      const network = networkOf(address);
      const entry = recent(network) ?? { count: 0, sinceMs: clock.monotonicMs() };
      entry.count += 1;
      wrongByAddress.delete(network);
      wrongByAddress.set(network, entry);
      const oldest = wrongByAddress.keys().next();
      if (wrongByAddress.size > MAX_ADDRESSES && !oldest.done) wrongByAddress.delete(oldest.value);
    },
  };
}

/** An IPv6 customer owns a /64 and could try from each of its addresses: they count as one. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = ''] = address.split('::');
  const groups = head.split(':').slice(0, 4);
  return `${groups.join(':')}::/64`;
}
