import type { Alert } from '#protocol/alert';
import { isBelieved } from '#protocol/believed';
import type { Movement } from './alert-state';
import { type Draft, endOpen, openIn, replaceOpen } from './draft';
import type { EffectiveRules } from './effective-rules';
import { growAlert } from './grow-alert';
import type { JudgedValue } from './limit-rule';

/** One error value is a moment's trouble, as of its power; another one within so long is the sensor's. In ms. */
const AGAIN_MS = 10 * 60_000;
/** Before so many moves nobody knows how long it usually keeps still. */
const KNOWN_AFTER_MOVES = 20;
/** A sensor is stuck when it keeps still for so many times its usual longest stillness. */
const TIMES_USUAL = 10;

/** Tells readings that are not believed. `gapMs`: so long it was silent, longer than a value holds. Returns whether this one is to be judged further. */
export function judgeFault(
  draft: Draft,
  { value, before, gapMs, rules }: { value: JudgedValue; before: number | null; gapMs: number; rules: EffectiveRules },
): boolean {
  const { errorValues, stuckAfterMs } = rules.fault;
  const isGood = isBelieved(value.celsius, before, errorValues);
  judgeErrorValue(draft, { isGood, value, rules });
  if (stuckAfterMs === null) draft.movement = null;
  else if (isGood) draft.movement = move(withoutGap(draft.movement, gapMs), value, isOpenAs(draft, 'stuck'));
  if (!isGood) return false;
  tell(draft, 'stuck', {
    isOpen: stuckAfterMs !== null && isStuck(draft.movement, { clockMs: value.clockMs, stuckAfterMs }),
    sinceMs: draft.movement?.sinceMs ?? value.clockMs,
    afterMs: stuckAfterMs,
    value,
    rules,
  });
  return true;
}

// Nobody has to see that one came: it is not judged, and what it hid the next reading shows.
function judgeErrorValue(
  draft: Draft,
  { isGood, value, rules }: { isGood: boolean; value: JudgedValue; rules: EffectiveRules },
): void {
  const { clockMs, atMs } = value;
  const isLately = draft.erredMs !== null && clockMs - draft.erredMs <= AGAIN_MS;
  // With the last one forgotten, as in maintenance, this is the first.
  const isInRow = draft.doubted !== null && draft.erredMs !== null;
  const isAgain = isLately || isInRow || isOpenAs(draft, 'error-value');
  const sinceMs = draft.doubted ?? atMs;
  draft.doubted = isGood ? null : (draft.doubted ?? clockMs);
  draft.erredMs = isGood ? (isLately ? draft.erredMs : null) : clockMs;
  tell(draft, 'error-value', { isOpen: !isGood && isAgain, sinceMs, afterMs: null, value, rules });
}

// A silent sensor does not stick.
function withoutGap(held: Movement | null, gapMs: number): Movement | null {
  return held === null || gapMs === 0 ? held : { ...held, sinceMs: held.sinceMs + gapMs };
}

function isStuck(
  movement: Movement | null,
  { clockMs, stuckAfterMs }: { clockMs: number; stuckAfterMs: number },
): boolean {
  if (movement === null || movement.moves < KNOWN_AFTER_MOVES) return false;
  return clockMs - movement.sinceMs >= Math.max(stuckAfterMs, TIMES_USUAL * movement.usualStillMs);
}

const isOpenAs = (draft: Draft, what: Alert['cause']) => draft.open.some(({ cause }) => cause === what);

/** How the value moves; the longest usual stillness fades, and one that was an alert is not usual. */
function move(held: Movement | null, { celsius, clockMs }: JudgedValue, isStuckNow: boolean): Movement {
  if (held === null) return { celsius, sinceMs: clockMs, moves: 0, usualStillMs: 0 };
  if (held.celsius === celsius) return held;
  const stillMs = isStuckNow ? 0 : clockMs - held.sinceMs;
  return {
    celsius,
    sinceMs: clockMs,
    moves: held.moves + 1,
    usualStillMs: Math.max(held.usualStillMs * 0.98, stillMs),
  };
}

type Telling = { isOpen: boolean; sinceMs: number; afterMs: number | null; value: JudgedValue; rules: EffectiveRules };

function tell(draft: Draft, cause: 'error-value' | 'stuck', { isOpen, sinceMs, afterMs, value, rules }: Telling): void {
  const open = draft.open.find((alert) => alert.cause === cause);
  const { celsius, clockMs, atMs, sensorId, origin } = value;
  if (open === undefined && isOpen) {
    openIn(draft, {
      sensorId,
      kind: 'fault',
      severity: 'warning',
      cause,
      sinceMs,
      afterMs,
      openedAtMs: cause === 'stuck' ? clockMs : atMs,
      openedCelsius: celsius,
      readings: 1,
      origin,
      version: String(rules.version),
    });
  } else if (open !== undefined && isOpen) {
    replaceOpen(draft, growAlert(open, open.peakCelsius), { isStep: false });
  } else if (open !== undefined) endOpen(draft, open, { reason: 'back', atMs, celsius });
}
