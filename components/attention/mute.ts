import { serverNowMs } from '../live/use-live';
import { soundChoice, voice } from './choices';

const MINUTE_MS = 60_000;

/** How long a browser may be made quiet, in ms. */
export const MUTES_MS = [15 * MINUTE_MS, 60 * MINUTE_MS, 8 * 60 * MINUTE_MS] as const;

/** Turns sound on and lets it be heard once, as the proof. False where this browser makes none. Only while a press is handled. */
export async function turnSoundOn(): Promise<boolean> {
  const isHeard = await voice.unlock();
  soundChoice.set({ isOn: true, mutedUntilMs: null });
  voice.play('critical');
  return isHeard;
}

export function turnSoundOff(): void {
  soundChoice.set({ isOn: false, mutedUntilMs: null });
}

/** Quiet for so long from now, in every tab of this browser; null: no longer. In ms. */
export function mute(forMs: number | null): void {
  soundChoice.set({ isOn: true, mutedUntilMs: forMs === null ? null : serverNowMs() + forMs });
}
