/** How long a sensor stays under "Needs attention" after it is normal again, in ms. */
export const ATTENTION_KEPT_MS = 60_000;

/** Sensors shown under "Needs attention", each with when it was last abnormal. */
export type Attention = ReadonlyMap<string, number>;

export type AttentionInput = {
  sensorIds: readonly string[];
  abnormal: ReadonlySet<string>;
  /** Those under the pointer or with the focus: they must not move away from the hand. */
  held: ReadonlySet<string>;
  nowMs: number;
};

/** Who stands under "Needs attention" now. Held sensors stay where they are. */
export function nextAttention(attention: Attention, input: AttentionInput): Attention {
  const next = new Map<string, number>();
  for (const id of input.sensorIds) {
    const wasShown = attention.has(id);
    const lastMs = input.abnormal.has(id) ? input.nowMs : attention.get(id);
    if (lastMs === undefined) continue;
    const isDue = input.nowMs - lastMs < ATTENTION_KEPT_MS;
    if (input.held.has(id) ? wasShown : isDue) next.set(id, lastMs);
  }
  return next;
}
