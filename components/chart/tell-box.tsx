import { type RefObject, useLayoutEffect } from 'react';
import { type ChartBox, useChartBox } from './chart-box';

/** Tells whoever moves the chart where it is drawn, from the moment that it is. */
export function TellBox({ boxRef }: { boxRef: RefObject<ChartBox | null> }) {
  const box = useChartBox();
  useLayoutEffect(() => {
    boxRef.current = box;
  });
  return null;
}
