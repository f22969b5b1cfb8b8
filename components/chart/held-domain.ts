import { onTicks, type ValueDomain } from './value-domain';

export type HeldInput = {
  /** What the axis would span by the readings and by what is saved. */
  fitted: ValueDomain;
  /** Limits not saved yet, which are followed where they are near; in the viewer's degrees. */
  drafted: readonly number[];
  /** A limit that is being moved, however far; null: none is. */
  moved: number | null;
};

/** How many heights of the fitted axis away a draft may be and still be followed. */
const REACH = 1;

/** The y axis under a draft: the shown one, extended where readings leave it or a limit is pulled over its edge. */
export function heldDomain(shown: ValueDomain | null, { fitted, drafted, moved }: HeldInput): ValueDomain {
  const reach = REACH * (fitted.high - fitted.low);
  const near = drafted.filter((limit) => limit >= fitted.low - reach && limit <= fitted.high + reach);
  const held = shown ?? fitted;
  const wanted = [held.low, held.high, fitted.low, fitted.high, ...near, ...(moved === null ? [] : [moved])];
  const low = Math.min(...wanted);
  const high = Math.max(...wanted);
  return low === held.low && high === held.high ? held : onTicks({ low, high });
}
