import { type ReactNode, useId } from 'react';
import type { ChartBox } from './chart-box';

/** What it holds is cut off where the plot ends. */
export function PlotClip({ box, children }: { box: ChartBox; children: ReactNode }) {
  const clipId = useId();
  return (
    <g clipPath={`url(#${clipId})`}>
      <clipPath id={clipId}>
        <rect x={box.left} y={box.top} width={box.right - box.left} height={box.bottom - box.top} />
      </clipPath>
      {children}
    </g>
  );
}
