/** `asking`: not known yet. `refused`: the browser has the means and did not do it. `impossible`: it has none here. */
export type Awake = 'asking' | 'awake' | 'refused' | 'impossible';

/** The parts of a browser that this needs; `wakeLock` is there only over HTTPS and on localhost. */
export type AwakeBrowser = {
  wakeLock: Pick<WakeLock, 'request'> | undefined;
  /** Calls on each change of what `isSeen` says; the returned function ends it. */
  onSeen(listener: () => void): () => void;
  isSeen(): boolean;
};

/** Keeps the screen awake until the returned function is called. A browser lets go whenever the page is hidden. */
export function keepAwake({ wakeLock, onSeen, isSeen }: AwakeBrowser, tell: (awake: Awake) => void): () => void {
  if (wakeLock === undefined) {
    tell('impossible');
    return () => {};
  }
  let held: WakeLockSentinel | null = null;
  let isOver = false;
  const ask = async () => {
    if (isOver || !isSeen() || held?.released === false) return;
    try {
      held = await wakeLock.request('screen');
      if (isOver) return void held.release();
      tell('awake');
    } catch {
      // A battery that is low, or a policy: it may think otherwise when the page is next seen.
      tell('refused');
    }
  };
  const stopListening = onSeen(() => void ask());
  void ask();
  return () => {
    isOver = true;
    stopListening();
    void held?.release();
  };
}
