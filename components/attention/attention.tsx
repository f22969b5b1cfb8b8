'use client';

import { useNotices } from './use-notices';
import { useSound } from './use-sound';
import { useTab } from './use-tab';

/** Reaches people who are not looking at the page: by sound, by the tab, by the browser. Once for all pages. */
export function Attention() {
  useSound();
  useTab();
  useNotices();
  return null;
}
