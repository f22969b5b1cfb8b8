'use client';

import { useSyncExternalStore } from 'react';
import { createRemembered } from './remembered';
import { parseSoundChoice, SILENT, SOUND_KEY, type SoundChoice } from './sound-choice';
import { createVoice } from './voice';

/** One for the page, as there is one pair of loudspeakers. */
export const voice = createVoice();

export const soundChoice = createRemembered(SOUND_KEY, parseSoundChoice);

/** Whether this browser's person wants alerts told outside the page. */
export const noticesChoice = createRemembered('isotherm.notices', (text) => text === 'true');

export function useSoundChoice(): SoundChoice {
  return useSyncExternalStore(soundChoice.subscribe, soundChoice.value, () => SILENT);
}

export function useNoticesChoice(): boolean {
  return useSyncExternalStore(noticesChoice.subscribe, noticesChoice.value, () => false);
}
