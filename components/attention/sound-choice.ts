/** What this browser's person wants to hear. `mutedUntilMs`: quiet until then, epoch ms; null: not muted. */
export type SoundChoice = { isOn: boolean; mutedUntilMs: number | null };

/** Off: a browser is silent until somebody asks it not to be. */
export const SILENT: SoundChoice = { isOn: false, mutedUntilMs: null };

export const SOUND_KEY = 'isotherm.sound';

/** The choice as it was remembered; silent for none and for nonsense. */
export function parseSoundChoice(text: string | null): SoundChoice {
  try {
    const { isOn, mutedUntilMs } = JSON.parse(text ?? '{}');
    return { isOn: isOn === true, mutedUntilMs: Number.isFinite(mutedUntilMs) ? mutedUntilMs : null };
  } catch {
    return SILENT;
  }
}

/** What remains of a choice at a time: a mute that is over is none. */
export function choiceAt({ isOn, mutedUntilMs }: SoundChoice, nowMs: number): SoundChoice {
  return { isOn, mutedUntilMs: mutedUntilMs !== null && mutedUntilMs > nowMs ? mutedUntilMs : null };
}
