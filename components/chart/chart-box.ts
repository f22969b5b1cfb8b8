import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';

/** Where the plot is, in pixels of the chart, and what lies where in it. */
export type ChartBox = {
  left: number;
  right: number;
  top: number;
  bottom: number;
  x(atMs: number): number;
  y(degrees: number): number;
};

/** Inside a Recharts chart only; null before it knows its size. */
export function useChartBox(): ChartBox | null {
  const area = usePlotArea();
  const x = useXAxisScale();
  const y = useYAxisScale();
  if (area === undefined || x === undefined || y === undefined) return null;
  return {
    left: area.x,
    right: area.x + area.width,
    top: area.y,
    bottom: area.y + area.height,
    x: (atMs) => x(atMs) ?? 0,
    y: (degrees) => y(degrees) ?? 0,
  };
}
