import { memo } from 'react';
import type { ShownPoints } from './shown-points';
import styles from './sparkline.module.css';
import { sparkline } from './sparkline-path';

const SIZE = { width: 120, height: 36 };

type SparklineProps = { shown: ShownPoints; high: number | null; low: number | null };

/** The latest readings as a small line with its threshold. Says nothing to a screen reader: the tile does, in words. */
export const Sparkline = memo(function Sparkline({ shown, high, low }: SparklineProps) {
  const { path, limitsY } = sparkline(shown, [high, low], SIZE);
  return (
    <svg
      className={styles.sparkline}
      viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <Limit y={limitsY[0] ?? null} kind="high" />
      <Limit y={limitsY[1] ?? null} kind="low" />
      <path className={styles.line} d={path} />
    </svg>
  );
});

function Limit({ y, kind }: { y: number | null; kind: 'high' | 'low' }) {
  if (y === null) return null;
  return <line className={styles.limit} data-kind={kind} x1={0} x2={SIZE.width} y1={y} y2={y} />;
}
