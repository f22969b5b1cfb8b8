'use client';

import { useTranslations } from 'next-intl';
import type { SpanView } from '../history/span-store';
import styles from './chart-note.module.css';

type ChartNoteProps = { view: SpanView; isEmpty: boolean; isOffline: boolean };

/** Why the chart may not show all there is; over it, so that nothing moves. */
export function ChartNote({ view, isEmpty, isOffline }: ChartNoteProps) {
  const t = useTranslations('chart');
  const state = noteOf({ view, isEmpty, isOffline });
  return (
    <p className={styles.note} data-note={state ?? 'none'}>
      {state !== null && t(state)}
    </p>
  );
}

function noteOf({ view, isEmpty, isOffline }: ChartNoteProps) {
  // The banner says already that nothing reaches this browser.
  if (isOffline) return null;
  if (view.isFailing) return 'untold';
  if (view.isAwaited) return 'awaited';
  return isEmpty ? 'noReadings' : null;
}
