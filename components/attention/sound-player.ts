import type { Alert } from '#protocol/alert';
import { ringing } from './ringing';
import { choiceAt, type SoundChoice } from './sound-choice';
import { type LastSound, soundDue } from './sound-due';
import type { Voice } from './voice';

export type SoundPlayerOptions = {
  voice: Pick<Voice, 'canSound' | 'play'>;
  choice(): SoundChoice;
  /** Asks whether this tab is the one that sounds. */
  mayLead(): boolean;
};

/** Sounds what is due each time it looks. */
export function createSoundPlayer({ voice, choice, mayLead }: SoundPlayerOptions) {
  let last: LastSound | null = null;
  return {
    look(alerts: Iterable<Alert>, nowMs: number): void {
      const { isOn, mutedUntilMs } = choiceAt(choice(), nowMs);
      const rings = ringing(alerts, nowMs);
      // A tab that is not heard must not keep the others silent.
      if (rings.length === 0 || !isOn || !voice.canSound() || !mayLead()) return;
      const severity = soundDue({ ringing: rings, last, isOn, mutedUntilMs }, nowMs);
      if (severity === null) return;
      last = { atMs: nowMs, severity, alertIds: rings.map(({ id }) => id) };
      voice.play(severity);
    },
  };
}
