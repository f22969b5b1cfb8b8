/** How far a value lies beyond a limit, in °C; 0 for one on it or inside. */
export function beyondBy({ kind, limit, celsius }: { kind: 'high' | 'low'; limit: number; celsius: number }): number {
  return Math.max(0, kind === 'high' ? celsius - limit : limit - celsius);
}

/** Strictly: what is exactly on the limit is not beyond it. */
export function isBeyond(of: { kind: 'high' | 'low'; limit: number; celsius: number }): boolean {
  return beyondBy(of) > 0;
}
