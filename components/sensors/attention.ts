/** How long a sensor stays under "Needs attention" after it is normal again, in ms. */
export const ATTENTION_KEPT_MS = 60_000;

/** Sensors shown under "Needs attention", each with when it was last abnormal. */
export type Attention = ReadonlyMap<string, number>;

export type AttentionInput = {
  sensorIds: readonly string[];
  abnormal: ReadonlySet<string>;
  /** The tile under the pointer or with the focus: it must not move away from the hand. */
  heldId: string | null;
  nowMs: number;
};

/** Who stands under "Needs attention" now. The held sensor stays where it is. */
export function nextAttention(attention: Attention, input: AttentionInput): Attention {
  const next = new Map<string, number>();
  for (const id of input.sensorIds) {
    const lastMs = input.abnormal.has(id) ? input.nowMs : attention.get(id);
    if (lastMs !== undefined && isShown(id, lastMs, { ...input, attention })) next.set(id, lastMs);
  }
  return next;
}

function isShown(id: string, lastMs: number, input: AttentionInput & { attention: Attention }): boolean {
  if (id === input.heldId) return input.attention.has(id);
  return input.nowMs - lastMs < ATTENTION_KEPT_MS;
}
