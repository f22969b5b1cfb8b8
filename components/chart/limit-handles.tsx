import { type RefObject, useEffect } from 'react';
import { type ChartBox, useChartBox } from './chart-box';
import { isOfNow, type LimitHand } from './limit-hand';
import { LimitHandle } from './limit-handle';
import type { LimitMark } from './limit-marks';
import type { LimitPull } from './use-limit-pull';

export type LimitHandlesProps = {
  marks: readonly LimitMark[];
  hand: LimitHand;
  pull: LimitPull;
  /** Told where the plot is, for pulls that begin outside the drawing. */
  box: RefObject<ChartBox | null>;
};

const KINDS = ['low', 'high'] as const;

/** What the limits' lines are moved by, over everything else. */
export function LimitHandles({ marks, hand, pull, box }: LimitHandlesProps) {
  const around = useChartBox();
  useEffect(() => {
    box.current = around;
  });
  if (around === null) return null;
  return KINDS.map((kind) => {
    const mark = marks.find((shown) => shown.kind === kind && shown.place === 'within' && isOfNow(shown, hand));
    if (mark === undefined) return null;
    return <LimitHandle key={kind} {...{ kind, mark, hand, pull, box: around }} />;
  });
}
