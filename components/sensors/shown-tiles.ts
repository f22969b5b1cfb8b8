import type { SensorGroup } from './sensor-groups';

/** Tiles drawn before one asks for more: a page of thousands would take seconds to come up, and nobody scrolls through it. */
export const TILES_AT_ONCE = 600;

/** One group as it is drawn. */
export type ShownGroup = {
  name: string | null;
  isFolded: boolean;
  /** Those to draw. */
  sensorIds: readonly string[];
  /** All of it, drawn or not. */
  count: number;
};

export type ShownTiles = { needing: readonly string[]; groups: readonly ShownGroup[]; hidden: number };

export type TilesWish = {
  attention: ReadonlySet<string>;
  isFolded(name: string | null): boolean;
  /** How many tiles are drawn beside those that need attention. */
  most: number;
};

/** What is drawn of the groups, in their order: what needs attention always and above, of the others so many. */
export function shownTiles(groups: readonly SensorGroup[], { attention, isFolded, most }: TilesWish): ShownTiles {
  let left = most;
  let hidden = 0;
  const shown = groups.flatMap(({ name, sensorIds }) => {
    const others = sensorIds.filter((id) => !attention.has(id));
    if (others.length === 0) return [];
    const folded = isFolded(name);
    const drawn = folded ? [] : others.slice(0, left);
    left -= drawn.length;
    if (!folded) hidden += others.length - drawn.length;
    return [{ name, isFolded: folded, sensorIds: drawn, count: others.length }];
  });
  const needing = groups.flatMap(({ sensorIds }) => sensorIds.filter((id) => attention.has(id)));
  return { needing, groups: shown, hidden };
}
