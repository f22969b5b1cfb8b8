import type { Clock } from '#server/ports';

/**
 * Calls `turn` with the indexes (0 … count − 1) whose turn has come: each once in `periodMs`, evenly spread over it.
 * Turns stand on a fixed grid of monotonic time, so nothing drifts; after a stall of a period or more the missed turns
 * are left out. The returned function stops it.
 */
export function startRounds(
  rounds: { clock: Clock; count: number; periodMs: number },
  turn: (indexes: readonly number[]) => void,
): () => void {
  const { clock, count, periodMs } = rounds;
  const slotMs = periodMs / count;
  const startMs = clock.monotonicMs();
  let nextSlot = 0;
  let cancel: () => void = () => {};

  function tick(): void {
    // A millionth of a slot early is on time: a division must not push a turn behind its own timer.
    const slot = Math.floor((clock.monotonicMs() - startMs) / slotMs + 1e-6);
    if (slot - nextSlot >= count) nextSlot = slot;
    const indexes: number[] = [];
    for (; nextSlot <= slot; nextSlot++) indexes.push(nextSlot % count);
    cancel = clock.after(startMs + nextSlot * slotMs - clock.monotonicMs(), tick);
    if (indexes.length > 0) turn(indexes);
  }

  if (count > 0) cancel = clock.after(0, tick);
  return () => cancel();
}
