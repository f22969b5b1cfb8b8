/** Times in ms. */
export type WallHealth = {
  /** Since this page was loaded. */
  upMs: number;
  /** Since its socket is away; 0 while it is there. */
  cutOffMs: number;
  /** The build that this page was loaded from, and the server's now; null where nobody knows. */
  ownBuild: string | null;
  serverBuild: string | null;
  /** Since it last loaded itself anew; infinite where it never did. */
  sinceReloadMs: number;
};

/** The socket tries again every few seconds: after this it is not going to get there by itself. */
const CUT_OFF_MS = 5 * 60_000;
/** Whatever a browser piles up over weeks, nobody is there to press reload. */
const OLD_MS = 24 * 3_600_000;
/** What a reload does not heal is not healed by many. */
const APART_MS = 5 * 60_000;

/** Why the wall should load itself anew now; null: it need not. */
export function reasonToReload(health: WallHealth): 'cut-off' | 'new-build' | 'old' | null {
  const { upMs, cutOffMs, ownBuild, serverBuild, sinceReloadMs } = health;
  if (Math.min(sinceReloadMs, upMs) < APART_MS) return null;
  if (cutOffMs >= CUT_OFF_MS) return 'cut-off';
  if (ownBuild !== null && serverBuild !== null && ownBuild !== serverBuild) return 'new-build';
  return upMs >= OLD_MS ? 'old' : null;
}
