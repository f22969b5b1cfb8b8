'use client';

import { useRef, useState } from 'react';
import type { ThresholdLimits } from '#protocol/threshold';
import { useCelsius } from '../words/celsius-words';
import { withInput } from './stepping';
import { thresholdCommands } from './threshold-commands';
import { beginDraft, readDraft, type Scope, sameLimits, type ThresholdDraft, withScope } from './threshold-draft';
import { tagOfSeen } from './undoing';

type BeginsFrom = { sensorId: string | null; saved: ThresholdLimits };

/** The tag of what a draft would replace, asked for when the draft began; null where it is not what was seen. */
type Tag = Promise<string | null>;

/** The draft being made, if there is one. Sends nothing. */
export function useThresholdDraft({ sensorId, saved }: BeginsFrom) {
  const { locale, unit } = useCelsius();
  const [input, setInput] = useState({ locale, unit });
  const [draft, setDraft] = useState<ThresholdDraft | null>(null);
  const tag = useRef<Tag | null>(null);

  // What was typed as °C must not be read as °F, nor a comma as a point.
  if (input.locale !== locale || input.unit !== unit) {
    setInput({ locale, unit });
    if (draft) setDraft(withInput(draft, input, { locale, unit }));
  }

  const firstScope: Scope = sensorId === null ? 'default' : 'sensor';
  const fresh = () => beginDraft({ high: saved.high, low: saved.low }, { scope: firstScope, ...input });
  const askTag = (scope: Scope, base: ThresholdLimits) =>
    tagOfSeen(thresholdCommands, { sensorId: scope === 'default' ? null : sensorId, base });
  const shown = draft ?? fresh();

  function edit(change: (draft: ThresholdDraft) => ThresholdDraft): void {
    tag.current ??= askTag(firstScope, saved);
    setDraft((known) => change(known ?? fresh()));
  }

  /** The draft with what was typed kept, over what is saved for `scope`. */
  function rebase(scope: Scope, { high, low }: ThresholdLimits): { draft: ThresholdDraft; tag: Tag } {
    const base = { high, low };
    const rebased = withScope(shown, { scope, base, ...input });
    const asked = askTag(scope, base);
    tag.current = asked;
    setDraft(rebased);
    return { draft: rebased, tag: asked };
  }

  /** The draft over `base`; asks for its tag only where that is something else than before. */
  function rebasedOn(base: ThresholdLimits): { draft: ThresholdDraft; tag: Tag } {
    const isSame = tag.current !== null && sameLimits(base, shown.base);
    return isSame ? { draft: shown, tag: tag.current as Tag } : rebase(shown.scope, base);
  }

  function drop(): void {
    tag.current = null;
    setDraft(null);
  }

  /** The draft as it would be over `base`: what was not typed follows it. Nothing is agreed to by that. */
  const over = (base: ThresholdLimits) => withScope(shown, { scope: shown.scope, base, ...input });
  const read = (meant: ThresholdDraft) => readDraft(meant, input);
  return { draft, shown, input, edit, rebase, rebasedOn, over, read, drop };
}
