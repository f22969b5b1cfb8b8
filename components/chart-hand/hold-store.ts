import type { Held } from '../chart/chart-moment';
import { type Hold, type HoldEvent, nextHold } from './hold';

/** A chart that can be held. */
export type HeldChart = {
  sensorId: string;
  /** Leaves whatever stretch of the past it shows. */
  showNow(): void;
};

/** Whether the chart is held, for all who say so or can change it; `now` tells what is known at this moment. */
export function createHoldStore(now: () => Held) {
  let hold: Hold | null = null;
  let chart: HeldChart | null = null;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const apply = (event: HoldEvent) => {
    const next = nextHold(hold, event, now());
    if (next === hold) return;
    hold = next;
    tell();
  };
  return {
    hold: () => hold,
    /** The chart there is to hold; null: none is shown. */
    chart: () => chart,
    apply,
    /** Locks; or lets go, and then the chart is of now. */
    toggle() {
      apply('toggle');
      if (hold === null) chart?.showNow();
    },
    /** Says which chart there is. The returned function takes it away, and a pointer on it with it. */
    attend(shown: HeldChart): () => void {
      chart = shown;
      tell();
      return () => {
        if (chart !== shown) return;
        chart = null;
        apply('leave');
        tell();
      };
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export type HoldStore = ReturnType<typeof createHoldStore>;
