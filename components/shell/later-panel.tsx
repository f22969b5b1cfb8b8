'use client';

import { Skeleton } from '@mantine/core';
import { Suspense } from 'react';
import type { ChosenPanelProps } from './chosen-panel';
import { lazyPatiently, loadPatiently } from './load-patiently';

let loading: Promise<typeof import('./chosen-panel')> | null = null;

/** Begins to load the panel, once: it is wanted as soon as the first sensor is known. */
export function loadPanel(): Promise<typeof import('./chosen-panel')> {
  loading ??= loadPatiently(() => import('./chosen-panel'));
  return loading;
}

const ChosenPanel = lazyPatiently(loadPanel, 'ChosenPanel');

/** The chosen sensor's panel, and its shape until it is loaded: tiles and alerts do not wait for a chart and its controls. */
export function LaterPanel(props: ChosenPanelProps) {
  return (
    <Suspense fallback={<Skeleton height="44rem" />}>
      <ChosenPanel {...props} />
    </Suspense>
  );
}
