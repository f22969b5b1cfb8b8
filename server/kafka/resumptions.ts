import type { ConsumerLife } from './consumer-life';
import { type ResumeOptions, resumePartitions } from './resume-partitions';

/** Who settles the places of which consumer: the latest one counts, and those before it are given up. */
export type Resumptions = {
  begin(life: ConsumerLife): void;
  /** True once the places are known; false when that was given up. */
  of(life: ConsumerLife): Promise<boolean>;
  /** From now on none is settled. */
  end(): void;
};

type ResumptionsOptions = Omit<ResumeOptions, 'isCurrent' | 'seek' | 'toldRestored'> & { settled(): void };

export function createResumptions(options: ResumptionsOptions): Resumptions {
  const toldRestored = new Set<number>();
  let isOver = false;
  let latest: { life: ConsumerLife; resumed: Promise<boolean>; giveUp(): void } | null = null;

  function begin(life: ConsumerLife): void {
    latest?.giveUp();
    let isGivenUp = false;
    let giveUp = () => {};
    const givenUp = new Promise<false>((resolve) => {
      giveUp = () => {
        isGivenUp = true;
        resolve(false);
      };
    });
    const settling = resumePartitions([...options.book.assigned], {
      ...options,
      toldRestored,
      isCurrent: () => !isGivenUp && life.isCurrent(),
      seek: life.seek,
    });
    if (isOver) giveUp();
    void life.ended.then(giveUp);
    latest = { life, resumed: Promise.race([settling, givenUp]), giveUp };
    void settling.then(options.settled);
  }

  return {
    begin,
    of: (life) => (latest?.life === life ? latest.resumed : NEVER_BEGUN),
    end() {
      isOver = true;
      latest?.giveUp();
    },
  };
}

const NEVER_BEGUN = Promise.resolve(false);
