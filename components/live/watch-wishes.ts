import { MAX_WATCHED } from '#protocol/watch';

/** Who comes first where not all can be watched: what somebody chose, before what is merely in sight. */
export type WatchRank = 'chosen' | 'seen';

/** Sensors that went out of sight stay watched up to this many, so that scrolling to and fro asks for nothing. */
const KEPT = 60;

/** What a list may take, in bytes: the server cuts whoever sends more than 4 096 at once. */
const MAX_BYTES = 3800;

/** Tiles come into sight one by one: asked once they have, and no oftener than the server answers. In ms. */
const GATHER_MS = 150;
const ASK_INTERVAL_MS = 1100;

export type WatchWishes = {
  /** Somebody looks at this sensor; the returned function ends it. */
  want(sensorId: string, rank: WatchRank): () => void;
  /** What is wanted now, as far as it can be asked for. */
  list(): readonly string[];
  /** Has `ask` called with the whole new list whenever one is to be asked for. */
  onAsk(ask: (sensorIds: readonly string[]) => void): void;
  /** Looks again whether something wanted is not watched: after each snapshot. */
  look(): void;
};

export type WatchWishesParts = {
  /** What the server sends readings of; null: of all there are. */
  watching: () => ReadonlySet<string> | null;
  after: (ms: number, callback: () => void) => void;
  nowMs: () => number;
};

/** Knows what this browser's page looks at, and asks the server to send that. */
export function createWatchWishes({ watching, after, nowMs }: WatchWishesParts): WatchWishes {
  const wanted: Record<WatchRank, Map<string, number>> = { chosen: new Map(), seen: new Map() };
  let ask: (sensorIds: readonly string[]) => void = () => {};
  let askedAtMs = Number.NEGATIVE_INFINITY;
  let isDue = false;

  const list = () => fitting(new Set([...wanted.chosen.keys(), ...wanted.seen.keys()]), MAX_WATCHED);

  const askNow = () => {
    isDue = false;
    const next = nextWatch(list(), watching());
    if (next === null) return;
    askedAtMs = nowMs();
    ask(next);
  };

  const look = () => {
    if (isDue) return;
    isDue = true;
    after(Math.max(GATHER_MS, askedAtMs + ASK_INTERVAL_MS - nowMs()), askNow);
  };

  return {
    want(sensorId, rank) {
      const counts = wanted[rank];
      counts.set(sensorId, (counts.get(sensorId) ?? 0) + 1);
      look();
      return () => {
        const left = (counts.get(sensorId) ?? 1) - 1;
        if (left === 0) counts.delete(sensorId);
        else counts.set(sensorId, left);
      };
    },
    list,
    onAsk(next) {
      ask = next;
    },
    look,
  };
}

/** The list to ask for; null while the server sends all that is wanted. */
export function nextWatch(wanted: readonly string[], watching: ReadonlySet<string> | null): readonly string[] | null {
  if (watching === null || wanted.every((id) => watching.has(id))) return null;
  return fitting(new Set([...wanted, ...watching]), Math.max(KEPT, wanted.length));
}

function fitting(sensorIds: Iterable<string>, most: number): string[] {
  const list: string[] = [];
  let bytes = 0;
  for (const id of sensorIds) {
    bytes += new TextEncoder().encode(JSON.stringify(id)).length + 1;
    if (list.length >= most || bytes > MAX_BYTES) break;
    list.push(id);
  }
  return list;
}
