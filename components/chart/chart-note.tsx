'use client';

import { useTranslations } from 'next-intl';
import type { SpanView } from '../history/span-store';
import styles from './chart-note.module.css';

type ChartNoteProps = {
  view: SpanView;
  isEmpty: boolean;
  /** True where this browser has all there is to show. */
  isWhole: boolean;
  isOffline: boolean;
};

/** Why the chart may not show all there is; over it, so that nothing moves. */
export function ChartNote(props: ChartNoteProps) {
  const t = useTranslations('chart');
  const state = noteOf(props);
  return (
    <p className={styles.note} data-note={state ?? 'none'}>
      {state !== null && t(state)}
    </p>
  );
}

function noteOf({ view, isEmpty, isWhole, isOffline }: ChartNoteProps) {
  // The banner says already that nothing reaches this browser.
  if (isOffline || isWhole) return null;
  if (view.isFailing) return 'untold';
  if (view.isAwaited) return 'awaited';
  return isEmpty ? 'noReadings' : null;
}
