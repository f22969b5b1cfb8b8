'use client';

import { NoticeSettings } from './notice-settings';
import { SoundSettings } from './sound-settings';

/** How alerts reach this browser's person: sound and notifications. A section of the settings. */
export function AttentionSettings() {
  return (
    <>
      <SoundSettings />
      <NoticeSettings />
    </>
  );
}
