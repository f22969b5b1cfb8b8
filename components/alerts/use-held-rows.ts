'use client';

import { useEffect, useState } from 'react';
import type { CommandResult } from '../live/request';
import type { AlertRow } from './alert-rows';
import { heldRows } from './held-rows';

/** Longer than an impatient second press, shorter than anybody waits for the next alert. In ms. */
const HELD_MS = 3000;
/** While the server has not answered, and no longer: what is new must come into sight. In ms. */
const WAITED_MS = 10_000;

export type RowsHeld = {
  rows: readonly AlertRow[];
  /** Whether a row was acknowledged here while the rows are held. */
  isAcknowledged(sensorId: string): boolean;
  /** Holds the rows where they are while a row is being acknowledged, and for a moment after that. */
  during<T>(sensorId: string, command: () => Promise<CommandResult<T>>): Promise<CommandResult<T>>;
  /** The hand is gone: they may move. */
  letGo(): void;
};

type Hold = { rows: readonly AlertRow[]; sensorIds: ReadonlySet<string>; isWaiting: boolean };

/** Rows that keep their places for a moment after one of them was acknowledged, or until the pointer leaves them. */
export function useHeldRows(now: readonly AlertRow[]): RowsHeld {
  const [held, setHeld] = useState<Hold | null>(null);
  useEffect(() => {
    if (held === null) return;
    const timer = setTimeout(() => setHeld(null), held.isWaiting ? WAITED_MS : HELD_MS);
    return () => clearTimeout(timer);
  }, [held]);
  const rows = held === null ? now : heldRows(now, held.rows);
  return {
    rows,
    isAcknowledged: (sensorId) => held?.sensorIds.has(sensorId) ?? false,
    async during(sensorId, command) {
      setHeld({ rows, sensorIds: new Set([...(held?.sensorIds ?? []), sensorId]), isWaiting: true });
      const result = await command();
      const isCancelled = !result.ok && result.isCancelled;
      setHeld((known) => (isCancelled ? null : known && { ...known, isWaiting: false }));
      return result;
    },
    letGo: () => setHeld(null),
  };
}
