'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, Suspense, useEffect, useMemo, useState } from 'react';
import { LiveChart, type LiveChartProps } from '../chart/live-chart';
import { watchLive } from '../live/use-live';
import { lazyPatiently } from '../shell/load-patiently';
import { HandBar } from './hand-bar';
import styles from './hand-chart.module.css';
import { type ChartHand, useHandState } from './use-chart-hand';
import { useGestures } from './use-gestures';
import { usePlotKeys } from './use-hand-keys';
import { holdStore, useHeld } from './use-hold';

// It asks Recharts where things are, and so comes with it, not before.
const HandLayer = lazyPatiently(() => import('./hand-layer'), 'HandLayer');

type HandChartProps = Pick<LiveChartProps, 'sensorId' | 'range' | 'draftLimits'> & {
  chart: ChartHand;
  /** True for a sensor that is live: only what goes on can be held. */
  isLive: boolean;
  /** What moves the limits of now; null: nothing may. */
  limitHand?: LiveChartProps['hand'];
  children?: ReactNode;
};

/** A sensor's chart that can be held, moved, zoomed and selected from. */
export function HandChart({ sensorId, range, draftLimits, chart, isLive, limitHand = null, children }: HandChartProps) {
  const { hand, pointing, box } = chart;
  const t = useTranslations('chartHand');
  const [plot, setPlot] = useState<HTMLElement | null>(null);
  const moving = useHandState(hand, (state) => state.moving);
  const drawn = moving ?? range;
  const held = useHeld();
  useGestures(plot, { hand, box });
  usePlotKeys(plot, { hand, pointing });
  useHover(plot, isLive && drawn.kind !== 'fixed');
  const isPast = range.kind === 'fixed';
  useEffect(() => {
    if (!isLive) return;
    return holdStore.attend({ sensorId, showNow: () => (isPast || hand.state().moving) && hand.toLive() });
  }, [isLive, sensorId, hand, isPast]);
  const plotProps = useMemo(() => ({ ref: setPlot, 'aria-label': t('plot') }), [t]);
  return (
    <div className={styles.chart}>
      <LiveChart
        {...{ sensorId, draftLimits, pointing, plotProps }}
        range={drawn}
        asked={range}
        held={isLive ? held : null}
        hand={limitHand}
        boxRef={box}
      >
        <Suspense fallback={null}>
          <HandLayer hand={hand} />
        </Suspense>
        {children}
      </LiveChart>
      <HandBar {...{ sensorId, hand, isLive }} range={drawn} />
    </div>
  );
}

/** Holds the chart while the pointer is on it; a chart of the past stands still anyhow. */
function useHover(plot: HTMLElement | null, canHold: boolean): void {
  useEffect(() => {
    if (plot === null || !canHold) return;
    const ended = new AbortController();
    const onMove = ({ pointerType }: PointerEvent) => pointerType !== 'touch' && holdStore.apply('move');
    plot.addEventListener('pointermove', onMove, { signal: ended.signal });
    plot.addEventListener('pointerleave', () => holdStore.apply('leave'), { signal: ended.signal });
    const unwatch = watchLive(() => holdStore.apply('look'));
    return () => {
      ended.abort();
      unwatch();
      holdStore.apply('leave');
    };
  }, [plot, canHold]);
}
