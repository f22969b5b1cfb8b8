import { usePlotArea, useXAxisInverseScale, useXAxisScale, useYAxisInverseScale, useYAxisScale } from 'recharts';

/** Where the plot is, in pixels of the chart, and what lies where in it; degrees are the viewer's. */
export type ChartBox = {
  left: number;
  right: number;
  top: number;
  bottom: number;
  x(atMs: number): number;
  y(degrees: number): number;
  /** The other way round: what lies at a pixel, epoch ms and degrees. */
  atMs(x: number): number;
  degrees(y: number): number;
};

/** Inside a Recharts chart only; null before it knows its size. */
export function useChartBox(): ChartBox | null {
  const area = usePlotArea();
  const x = useXAxisScale();
  const y = useYAxisScale();
  const atMs = useXAxisInverseScale();
  const degrees = useYAxisInverseScale();
  if (area === undefined || x === undefined || y === undefined || atMs === undefined || degrees === undefined)
    return null;
  return {
    left: area.x,
    right: area.x + area.width,
    top: area.y,
    bottom: area.y + area.height,
    x: (time) => x(time) ?? 0,
    y: (value) => y(value) ?? 0,
    atMs: (px) => Number(atMs(px)),
    degrees: (px) => Number(degrees(px)),
  };
}
