'use client';

import { NameSettings } from './name-settings';
import { NoticeSettings } from './notice-settings';
import { SoundSettings } from './sound-settings';

/** How alerts reach this browser's person, and who that is. A section of the settings. */
export function AttentionSettings() {
  return (
    <>
      <SoundSettings />
      <NoticeSettings />
      <NameSettings />
    </>
  );
}
