'use client';

import { createContext, use } from 'react';
import type { Comparing } from './use-comparing';

const nothing = () => {};

/** Where nothing can be compared, as on the page of an alert. */
const NONE: Comparing = {
  chosenId: '',
  compared: [],
  dropped: [],
  add: nothing,
  takeOut: nothing,
  choose: nothing,
  tidy: nothing,
};

// A context, for chart, tables, links and figures of one panel all tell of the same sensors.
const ComparingContext = createContext(NONE);

export const ComparingProvider = ComparingContext.Provider;

/** Whom the panel around compares its sensor with. */
export function useComparison(): Comparing {
  return use(ComparingContext);
}
