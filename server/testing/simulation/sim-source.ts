import { type Position, readingStart, resume, startAt } from '#server/kafka/position';
import type { Clock, Fingerprint, LogRecord, ReadingSource, SourceListener, Taken } from '#server/ports';
import type { Chance } from './chance';
import type { Fetched, SimTopic } from './sim-topic';
import { fingerprintOf, verdictOn } from './verdict';

export type SimSource = ReadingSource & {
  /** The group gives these partitions to this member now. */
  rebalance(partitions: readonly number[]): void;
  /** The consumer is lost and a new one made; what it has in hand goes on. */
  crash(): void;
};

export type SimSourceOptions = {
  topic: SimTopic;
  clock: Clock;
  chance: Chance;
  /** Some turns of the microtask queue; never resolves once the process is dead. */
  hop(): Promise<void>;
  /** False while the broker does not answer. */
  isReachable(): boolean;
};

const POLL_MS = 100;
const TRY_AGAIN_MS = 300;
const REFUSED_MS = 1000;
const STOP_LIMIT_MS = 2000;
/** A turn of the event loop that others had work for. */
const SLOW_MS = 400;

type Fetching = { partition: number; fetched: Fetched; position: Position };

/** One member of the group, from its joining until it is given up. */
type Life = { isCurrent: boolean; resumed: Promise<boolean>; giveUp(): void; offsets: Map<number, number> };

/** Reads a topic as the source for Kafka does: several partitions at once, in pieces, fetches that come too late. */
export function createSimSource({ topic, clock, chance, hop, isReachable }: SimSourceOptions): SimSource {
  let listener: SourceListener | null = null;
  let life: Life | null = null;
  let assigned: readonly number[] = [];
  const positions = new Map<number, Position>();
  const inHand = new Map<number, Promise<unknown>>();
  const wait = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve));
  const to = () => listener as SourceListener;

  function join(partitions: readonly number[]): void {
    if (life !== null) life.isCurrent = false;
    life?.giveUp();
    const lost = assigned.filter((partition) => !partitions.includes(partition));
    assigned = partitions;
    for (const partition of lost) positions.delete(partition);
    if (lost.length > 0) to().lost(lost);
    const joined: Life = { isCurrent: true, resumed: Promise.resolve(false), giveUp() {}, offsets: new Map() };
    life = joined;
    begin(joined);
    for (const partition of partitions) void read(joined, partition);
  }

  function begin(of: Life): void {
    of.giveUp();
    let isGivenUp = false;
    const givenUp = new Promise<boolean>((resolve) => {
      of.giveUp = () => {
        isGivenUp = true;
        resolve(false);
      };
    });
    of.resumed = Promise.race([resumeAll(of, () => !isGivenUp && of.isCurrent), givenUp]);
  }

  async function resumeAll(of: Life, isCurrent: () => boolean): Promise<boolean> {
    const partitions = assigned;
    for (; isCurrent(); await wait(TRY_AGAIN_MS)) {
      await Promise.all(partitions.map((partition) => inHand.get(partition)));
      await hop();
      const places = await to()
        .assigned(topic.name, partitions)
        .catch(() => null);
      await hop();
      if (places === null || !isReachable()) continue;
      if (!isCurrent()) return false;
      for (const partition of partitions) {
        const { position, noticed } = resume(places.get(partition) ?? null, topic.ends(partition));
        if (noticed !== null) to().noticed({ ...noticed, partition });
        sendTo(of, partition, position);
      }
      return true;
    }
    return false;
  }

  function sendTo(of: Life, partition: number, position: Position): void {
    positions.set(partition, position);
    of.offsets.set(partition, readingStart(position));
  }

  function tell(): void {
    let lag = 0;
    for (const partition of assigned) {
      const { next, readFrom } = positions.get(partition) ?? startAt(0);
      lag += Math.max(0, topic.ends(partition).high - Math.max(next, readFrom));
    }
    const isKnown = isReachable() && assigned.every((partition) => positions.has(partition));
    to().status({ connected: isReachable(), topicFound: true, lagMessages: isKnown ? lag : null, complete: true });
  }

  async function read(of: Life, partition: number): Promise<void> {
    for (; of.isCurrent; await hop()) {
      const from = of.offsets.get(partition) ?? 0;
      const fetched = isReachable() ? topic.fetch(partition, from) : null;
      await hop();
      tell();
      if (fetched === null) await wait(POLL_MS);
      else await handle(of, { partition, fetched, from });
    }
  }

  async function handle(
    of: Life,
    { partition, fetched, from }: { partition: number; fetched: Fetched; from: number },
  ): Promise<void> {
    const { resumed } = of;
    const isStale = () => !of.isCurrent || of.resumed !== resumed;
    const isKnown = await resumed;
    await inHand.get(partition);
    const position = positions.get(partition);
    if (isStale() || !isKnown || position === undefined) {
      if (!isKnown) await wait(POLL_MS);
      return;
    }
    if (!goesOn(of, { partition, fetched, position })) return;
    let at = fetched.fetchedOffset;
    while (at < fetched.next && !isStale()) {
      const next = Math.min(fetched.next, at + chance.whole(1, 4));
      const records = fetched.records.filter(({ offset }) => offset >= at && offset < next);
      if (!(await handOn(of, { partition, records, next, isStale }))) return;
      if (of.offsets.get(partition) === (at === fetched.fetchedOffset ? from : at)) of.offsets.set(partition, next);
      else return;
      at = next;
      await hop();
      if (chance.is(0.1)) await wait(chance.whole(1, SLOW_MS));
    }
  }

  /** Where the log is another one, or was deleted before it was read, this is told. */
  function goesOn(of: Life, { partition, fetched, position }: Fetching): boolean {
    const { low } = topic.ends(partition);
    const verdict = verdictOn(fetched, { position, low });
    if (verdict === 'fits') return true;
    if (verdict.noticed !== null) to().noticed({ ...verdict.noticed, partition });
    sendTo(of, partition, verdict.position);
    return false;
  }

  type Piece = { partition: number; records: readonly LogRecord[]; next: number; isStale(): boolean };

  async function handOn(of: Life, { partition, records, next, isStale }: Piece): Promise<boolean> {
    const position = positions.get(partition);
    if (position === undefined) return false;
    if (next <= position.next) return true;
    const fresh = records.filter(({ offset }) => offset >= position.next);
    const last = fingerprintOf(records.at(-1)) ?? position.last;
    const batch = { partition, records: fresh, from: position.next, next, last };
    const taking = to()
      .records(batch)
      .then(
        (taken) => note(taken, { partition, position, next, last }),
        () => null,
      );
    inHand.set(partition, taking);
    const taken = await taking;
    if (taken !== null && taken !== 'misplaced') return !isStale();
    await wait(REFUSED_MS);
    if (taken === 'misplaced' && !isStale()) begin(of);
    return false;
  }

  type Step = { partition: number; position: Position; next: number; last: Fingerprint | null };

  function note(taken: Taken, { partition, position, next, last }: Step): Taken {
    if (taken === 'misplaced' || positions.get(partition) !== position) return taken;
    positions.set(partition, { next, last, readFrom: next });
    void taken.stored.then((isStored) => {
      if (isStored && next <= topic.ends(partition).high) topic.commit(partition, next);
    });
    return taken;
  }

  return {
    kind: 'kafka',
    async start(newListener) {
      listener = newListener;
      join(topic.partitions);
    },
    rewind() {
      if (life?.isCurrent) begin(life);
    },
    partitions: () => [],
    async stop() {
      if (life !== null) life.isCurrent = false;
      life?.giveUp();
      life = null;
      assigned = [];
      const handled = Promise.all(inHand.values());
      await Promise.race([handled, wait(STOP_LIMIT_MS)]);
      positions.clear();
      inHand.clear();
    },
    rebalance(partitions) {
      if (life !== null) join(partitions);
    },
    crash() {
      if (life !== null) join(assigned);
    },
  };
}
