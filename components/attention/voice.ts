import type { Severity } from '#protocol/alert';

type Note = { hertz: number; atS: number; lastsS: number; wave: OscillatorType };

// Two sorts that nobody takes for one another: three high pairs that press, and one low chime that falls.
const TONES: Record<Severity, readonly Note[]> = {
  critical: [0, 0.4, 0.8].flatMap((atS): Note[] => [
    { hertz: 880, atS, lastsS: 0.16, wave: 'square' },
    { hertz: 660, atS: atS + 0.18, lastsS: 0.16, wave: 'square' },
  ]),
  warning: [
    { hertz: 587, atS: 0, lastsS: 0.35, wave: 'sine' },
    { hertz: 440, atS: 0.3, lastsS: 0.6, wave: 'sine' },
  ],
};

/** A square wave is four times as loud to the ear. */
const GAIN: Partial<Record<OscillatorType, number>> = { square: 0.12, sine: 0.4 };

/** Ramps instead of steps, which would click. In seconds. */
const RAMP_S = 0.015;

export type Voice = {
  /** True where tones are heard; false until a person has touched the page, by the browser's rule. */
  canSound(): boolean;
  /** To be called while a press or a key is handled: only then browsers allow sound. */
  unlock(): Promise<boolean>;
  play(severity: Severity): void;
  /** Calls about once a second, also while the page is hidden, where timers are slowed down to one a minute. */
  onBeat(beat: () => void): () => void;
};

/** The tones of alerts, made in code. Makes nothing until it is unlocked. */
export function createVoice(): Voice {
  let context: AudioContext | null = null;
  return {
    canSound: () => context?.state === 'running',
    async unlock() {
      try {
        context ??= new AudioContext();
        await context.resume();
      } catch {
        // A machine without sound; the page says that none is heard.
      }
      return context?.state === 'running';
    },
    play(severity) {
      if (context?.state !== 'running') return;
      for (const note of TONES[severity]) sound(context, note);
    },
    onBeat(beat) {
      return beatOf(() => context, beat);
    },
  };
}

function sound(context: AudioContext, { hertz, atS, lastsS, wave }: Note): void {
  const startS = context.currentTime + atS;
  const gain = context.createGain();
  gain.gain.setValueAtTime(0, startS);
  gain.gain.linearRampToValueAtTime(GAIN[wave] ?? 0.2, startS + RAMP_S);
  gain.gain.setValueAtTime(GAIN[wave] ?? 0.2, startS + lastsS - RAMP_S);
  gain.gain.linearRampToValueAtTime(0, startS + lastsS);
  const oscillator = new OscillatorNode(context, { frequency: hertz, type: wave });
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(startS);
  oscillator.stop(startS + lastsS);
}

// The sound card counts on while timers sleep: a source that plays nothing for a second tells when it is over.
function beatOf(contextNow: () => AudioContext | null, beat: () => void): () => void {
  let isOver = false;
  const next = () => {
    if (isOver) return;
    const context = contextNow();
    if (context?.state !== 'running') {
      setTimeout(next, 1_000);
      return;
    }
    const source = new ConstantSourceNode(context, { offset: 0 });
    source.connect(context.destination);
    source.onended = () => {
      if (!isOver) beat();
      next();
    };
    source.start();
    source.stop(context.currentTime + 1);
  };
  next();
  return () => {
    isOver = true;
  };
}
