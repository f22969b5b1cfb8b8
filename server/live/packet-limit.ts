import type { Clock } from '../ports';

/** A browser sends a pong every few seconds and a rare resync; far more than that is not a browser. */
const MAX_PACKETS_PER_SECOND = 50;

/** Counts the packets of one connection; `take` answers false once a second held too many of them. */
export function createPacketLimit(clock: Clock): { take(): boolean } {
  let secondStartedAtMs = clock.monotonicMs();
  let packets = 0;
  return {
    take(): boolean {
      if (clock.monotonicMs() - secondStartedAtMs >= 1000) {
        secondStartedAtMs = clock.monotonicMs();
        packets = 0;
      }
      packets += 1;
      return packets <= MAX_PACKETS_PER_SECOND;
    },
  };
}
