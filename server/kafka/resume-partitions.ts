import type { Clock, Place, SourceListener } from '#server/ports';
import type { LogProbe } from './log-probe';
import type { PartitionBook } from './partition-book';
import { type PartitionFacts, type Resumption, readingStart, resume } from './position';
import type { StoredHints } from './stored-hints';

export type ResumeOptions = {
  book: PartitionBook;
  hints: StoredHints;
  listener: SourceListener;
  probe: LogProbe;
  clock: Clock;
  /** Partitions of which was said that the database is an older copy: once is enough for a process. */
  toldRestored: Set<number>;
  isCurrent(): boolean;
  seek(partition: number, offset: number): void;
};

const TRY_AGAIN_MS = 300;

/**
 * Settles where each of the partitions goes on, from where the store stands and what the broker says; what is in hand
 * is finished first. Goes on asking until both answer. False: that was given up meanwhile.
 */
export async function resumePartitions(partitions: readonly number[], options: ResumeOptions): Promise<boolean> {
  const { book, clock } = options;
  if (partitions.length === 0) return true;
  while (options.isCurrent()) {
    await Promise.all(partitions.map((partition) => book.inHand(partition)));
    const verdicts = await settle(partitions, options);
    if (!options.isCurrent()) break;
    if (verdicts !== null) {
      for (const verdict of verdicts) apply(verdict, options);
      return true;
    }
    await wait(clock);
  }
  return false;
}

type Verdict = Resumption & { partition: number; stored: number | null; committed: number | null };

/** Null when the broker or the store does not answer. */
async function settle(partitions: readonly number[], options: ResumeOptions): Promise<Verdict[] | null> {
  const { probe, listener } = options;
  try {
    const { logName } = await probe.look();
    const places = await listener.assigned(logName, partitions);
    const verdicts = await judge(partitions, places, probe);
    if (verdicts === null || !verdicts.some(isRecreated)) return verdicts;
    // A broker that just came back may tell an old end of the log: ask again before believing it.
    await wait(options.clock);
    const again = await judge(partitions, places, probe);
    const isConfirmed = again?.every((verdict, index) => isRecreated(verdict) === isRecreated(verdicts[index]));
    return isConfirmed ? again : null;
  } catch {
    // The probe tells when the broker is away, the listener when the store is; here it only means: not yet.
    return null;
  }
}

const isRecreated = (verdict: Resumption | undefined) => verdict?.noticed?.kind === 'topic-recreated';

async function judge(partitions: readonly number[], places: ReadonlyMap<number, Place>, probe: LogProbe) {
  const [{ logEnds }, committed] = await Promise.all([probe.look(), probe.committed()]);
  const verdicts: Verdict[] = [];
  for (const partition of partitions) {
    const ends = logEnds?.get(partition);
    if (ends === undefined) return null;
    const facts: PartitionFacts = { ...ends, committed: committed.get(partition) ?? null };
    const place = places.get(partition) ?? null;
    const resumption = resume(place, facts);
    const stored = isRecreated(resumption) ? null : (place?.next ?? null);
    verdicts.push({ partition, stored, committed: facts.committed, ...resumption });
  }
  return verdicts;
}

function apply({ partition, stored, committed, position, noticed }: Verdict, options: ResumeOptions): void {
  const { book, hints, listener, toldRestored, seek } = options;
  book.set(partition, position);
  hints.settle(partition, { stored, committed });
  const isKnown = noticed?.kind === 'database-restored' && toldRestored.has(partition);
  if (noticed?.kind === 'database-restored') toldRestored.add(partition);
  if (noticed !== null && !isKnown) listener.noticed({ ...noticed, partition });
  seek(partition, readingStart(position));
}

const wait = (clock: Clock) => new Promise<void>((resolve) => clock.after(TRY_AGAIN_MS, resolve));
