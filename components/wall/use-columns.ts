'use client';

import { useViewportSize } from '@mantine/hooks';
import { columnsFor } from './wall-grid';

/** What the two lines above the places take. In px. */
const LINES_PX = 150;

/** How many places stand beside each other on this screen. */
export function useColumns(count: number): number {
  const { width, height } = useViewportSize();
  return columnsFor(count, { width, height: Math.max(1, height - LINES_PX) });
}
