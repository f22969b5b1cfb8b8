/** A reading, or a step of time with its mean in its middle, °C. */
export type Sample = { atMs: number; celsius: number; low: number; high: number };

/** A stretch of time over which the temperature is taken to have gone straight from one value to the other, °C. */
export type StraightPiece = { fromMs: number; toMs: number; from: number; to: number };

/** What is known between two times: straight from sample to sample, and nothing where a silence is longer than a gap. */
export function straightPieces(
  samples: readonly Sample[],
  { fromMs, toMs, gapMs }: { fromMs: number; toMs: number; gapMs: number },
): StraightPiece[] {
  return samples.flatMap((next, index) => {
    const last = samples[index - 1];
    if (last === undefined || next.atMs - last.atMs > gapMs) return [];
    const piece = { fromMs: last.atMs, toMs: next.atMs, from: last.celsius, to: next.celsius };
    return cut(piece, { fromMs, toMs }) ?? [];
  });
}

/** The part of a piece that lies between two times; null: none. */
export function cut(piece: StraightPiece, { fromMs, toMs }: { fromMs: number; toMs: number }): StraightPiece | null {
  const [startMs, endMs] = [Math.max(fromMs, piece.fromMs), Math.min(toMs, piece.toMs)];
  if (endMs <= startMs) return null;
  const at = (atMs: number) =>
    piece.from + ((piece.to - piece.from) * (atMs - piece.fromMs)) / (piece.toMs - piece.fromMs);
  return { fromMs: startMs, toMs: endMs, from: at(startMs), to: at(endMs) };
}

/** How long it was strictly above a value, in ms. */
export function msAbove({ fromMs, toMs, from, to }: StraightPiece, limit: number): number {
  const [low, high] = from < to ? [from, to] : [to, from];
  if (high <= limit) return 0;
  if (low >= limit) return toMs - fromMs;
  return ((toMs - fromMs) * (high - limit)) / (high - low);
}

/** How long it was strictly below a value, in ms. */
export function msBelow({ fromMs, toMs, from, to }: StraightPiece, limit: number): number {
  return msAbove({ fromMs, toMs, from: -from, to: -to }, -limit);
}
