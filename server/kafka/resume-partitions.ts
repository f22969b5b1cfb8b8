import type { Clock, Log, SourceListener } from '#server/ports';
import { logHole, logRecreated } from './batch-handler';
import type { LogProbe } from './log-probe';
import type { PartitionBook } from './partition-book';
import { type PartitionFacts, type Resumption, resume } from './position';

export type ResumeOptions = {
  book: PartitionBook;
  listener: SourceListener;
  probe: LogProbe;
  clock: Clock;
  log: Log;
  isCurrent(): boolean;
  seek(partition: number, offset: number): void;
};

const TRY_AGAIN_MS = 300;

/**
 * Settles where each of the partitions just assigned goes on, from what this process remembers and what the broker
 * says. Resolves with the log's id; goes on asking until the broker answers. Null: the consumer was given up meanwhile.
 */
export async function resumePartitions(partitions: readonly number[], options: ResumeOptions): Promise<string | null> {
  const { book, probe, clock } = options;
  while (options.isCurrent()) {
    const answer = await ask(probe, partitions);
    if (!options.isCurrent()) break;
    if (answer !== null) {
      const verdicts = answer.facts.map(([partition, facts]) => ({
        partition,
        ...resume(book.positions.get(partition) ?? null, facts),
      }));
      // A broker that just came back may tell an old end of the log: ask again before believing it.
      if (!verdicts.some(isRecreated) || (await isConfirmed(verdicts, partitions, options))) {
        for (const verdict of verdicts) apply(verdict, options);
        return answer.logId;
      }
    }
    await wait(clock);
  }
  return null;
}

type Verdict = Resumption & { partition: number };

const isRecreated = ({ lostBecause }: Resumption) => lostBecause === 'recreated';

async function isConfirmed(verdicts: Verdict[], partitions: readonly number[], options: ResumeOptions) {
  await wait(options.clock);
  const again = await ask(options.probe, partitions);
  if (again === null || !options.isCurrent()) return false;
  const facts = new Map(again.facts);
  return verdicts.filter(isRecreated).every(({ partition }) => {
    const known = options.book.positions.get(partition) ?? null;
    const fact = facts.get(partition);
    return fact !== undefined && isRecreated(resume(known, fact));
  });
}

async function ask(probe: LogProbe, partitions: readonly number[]) {
  try {
    const [{ logId, logEnds }, committed] = await Promise.all([probe.look(), probe.committed()]);
    const facts = partitions.map((partition): [number, PartitionFacts] | null => {
      const end = logEnds?.get(partition);
      return end === undefined ? null : [partition, { ...end, committed: committed.get(partition) ?? null }];
    });
    const known = facts.filter((fact) => fact !== null);
    return known.length === partitions.length ? { logId, facts: known } : null;
  } catch {
    // The probe tells when the broker is away; here it only means: not yet.
    return null;
  }
}

function apply({ partition, position, lostBecause, hole }: Verdict, options: ResumeOptions): void {
  const { book, listener, log, seek } = options;
  book.set(partition, position);
  if (hole !== null) logHole(log, { partition, ...hole });
  if (lostBecause === null) return;
  if (lostBecause === 'recreated') logRecreated(log, partition);
  listener.lost([partition]);
  seek(partition, position.next);
}

const wait = (clock: Clock) => new Promise<void>((resolve) => clock.after(TRY_AGAIN_MS, resolve));
