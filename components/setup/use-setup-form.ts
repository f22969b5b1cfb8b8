'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { RulesPatch } from '#protocol/alert-rules';
import type { TemplateId } from '#protocol/templates';
import { useSensorIds } from '../live/use-live';
import { useSettings } from '../live/use-settings';
import { useAccess } from '../shell/access';
import { useCelsius } from '../words/celsius-words';
import { changedDetails, type DetailTexts } from './details-draft';
import type { KeptDraft } from './kept-drafts';
import { detailsOf } from './levels';
import { movedLevels, overSeen, type SeenVersions, seenVersions, setupChanges } from './setup-changes';
import {
  changedRules,
  draftErrors,
  NO_DRAFT,
  type SetupDraft,
  textOf,
  valuesAfter,
  withOtherInput,
  withTyped,
} from './setup-draft';
import { commonGroup, setupAddress, type Target, targetSensors } from './target';
import { targetLevel } from './target-level';
import type { TextField } from './text-fields';
import { keptDrafts, useKeptDraft } from './use-kept-draft';
import { useSettingsSaving } from './use-settings-saving';
import { useTold } from './use-told';
import { useToldChannels } from './use-told-channels';

const NO_TEXTS: KeptDraft['details'] = { sensorId: null, texts: {} };

/** Everything the form holds. Sends nothing before `save`. */
export function useSetupForm(asked: Target) {
  const settings = useSettings();
  const liveIds = useSensorIds();
  const { locale, unit } = useCelsius();
  const address = setupAddress(asked);
  const [kept, setKept] = useState(() => keptDrafts.of(address));
  const [input, setInput] = useState(kept?.input ?? { locale, unit });
  const [draft, setDraft] = useState<SetupDraft>(kept?.draft ?? NO_DRAFT);
  const [detailsOfOne, setDetails] = useState<KeptDraft['details']>(kept?.details ?? NO_TEXTS);
  const [seen, setSeen] = useState<SeenVersions | null>(kept?.seen ?? null);
  const group = useGroupChoice(asked, draft.template, kept?.group);
  const channels = useToldChannels();
  const saving = useSettingsSaving(settings, channels);
  const chosen = useTold(channels, kept?.told);
  const { canChange } = useAccess();

  const target: Target = asked.kind === 'sensors' ? { ...asked, group: group.name } : asked;
  const level = targetLevel(target, settings);
  const sensorIds = targetSensors(target, settings, liveIds);
  const oneId = target.kind === 'sensors' && sensorIds.length === 1 ? (sensorIds[0] ?? null) : null;

  // Another sensor is called something else.
  const details = detailsOfOne.sensorId === oneId ? detailsOfOne.texts : NO_TEXTS.texts;

  // What was typed as °C must not be read as °F, nor a comma as a point.
  if (input.locale !== locale || input.unit !== unit) {
    setInput({ locale, unit });
    setDraft(withOtherInput(draft, level, input));
  }

  const values = valuesAfter(draft, level);
  const errors = draftErrors(draft, level, input);
  const rules = changedRules(draft, level);
  const detailsPatch = oneId === null ? {} : changedDetails(details, detailsOf(oneId, settings));
  const changes = setupChanges({ target, rules, details: detailsPatch }, settings);
  const told = chosen.of({ target, settings, details: detailsPatch });
  const { notice } = saving;
  const refusal = notice?.kind === 'refused' ? notice.refusal : null;
  const versions = { ...seenVersions(target, settings), ...seen };
  const moved = saving.isSaving || changes.length === 0 ? [] : movedLevels(versions, settings);

  const look = () => {
    setSeen((known) => ({ ...seenVersions(target, settings), ...known }));
    saving.setNotice(null);
  };
  const dropRules = () => {
    setDraft(NO_DRAFT);
    setDetails(NO_TEXTS);
    setSeen(null);
    setKept(null);
    group.drop();
  };
  const drop = () => {
    dropRules();
    chosen.drop();
  };
  const hasErrors = Object.keys(errors).length > 0;
  const isDrafted = changes.length > 0 || told.isDrafted || hasErrors;
  const unsaved = { draft, details: detailsOfOne, group: group.chosen, told: chosen.ticks, seen, input };
  useKeptDraft(address, isDrafted ? unsaved : null);

  return {
    settings,
    canChange,
    target,
    level,
    sensorIds,
    oneId,
    input,
    draft,
    values,
    errors,
    refused: refusal?.kind === 'fields' ? refusal.fields : {},
    details,
    group: { ...group, choose: (said: string | null) => !saving.isSaving && group.choose(said) },
    saving,
    /** What saving would change of the rules. */
    rules,
    changes,
    channels: channels.channels,
    told,
    /** Whether something is filled in that is not saved. */
    isDrafted,
    hasErrors,
    /** True while it shows what was filled in before its page was left. */
    isKept: kept !== null,
    /** What a back-test asks for: the rules that would hold, by value; null while a field says nothing. */
    tested: hasErrors ? null : testedRules(),
    /** Levels that somebody else changed under the draft. */
    moved: moved.length > 0 ? moved : refusal?.kind === 'stale' ? refusal.levels : [],
    text: (field: TextField) => textOf(draft, field, level, input),
    // While it saves nothing can be changed. Its fields are not disabled for that: they would lose the focus.
    edit(change: (draft: SetupDraft) => SetupDraft) {
      if (saving.isSaving) return;
      look();
      setDraft(change);
    },
    type(field: TextField, text: string) {
      if (saving.isSaving) return;
      look();
      setDraft((known) => withTyped(known, { field, text, level, input }));
    },
    editDetails(texts: DetailTexts) {
      look();
      setDetails({ sensorId: oneId, texts: { ...details, ...texts } });
    },
    tell(channelId: number, tells: boolean) {
      if (saving.isSaving) return;
      look();
      chosen.tick(channelId, tells);
    },
    save: () =>
      saving.save(overSeen(changes, versions), {
        told: told.changes,
        onSaved: (saved) => (saved === 'all' ? drop() : dropRules()),
      }),
    /** Goes on over what they saved. */
    keepMine() {
      setSeen(seenVersions(target, settings));
      saving.setNotice(null);
    },
    drop() {
      drop();
      saving.setNotice(null);
    },
  };

  function testedRules(): RulesPatch {
    if (changes.length === 0) return {};
    const joined = target.kind === 'sensors' && target.group !== null ? level.own : {};
    const fields = Object.keys({ ...joined, ...rules }) as (keyof RulesPatch)[];
    return Object.fromEntries(fields.map((field) => [field, values[field]]));
  }
}

export type SetupForm = ReturnType<typeof useSetupForm>;

/** The group that several sensors share: theirs, or the one a template offers, until somebody says another or none. */
function useGroupChoice(asked: Target, template: TemplateId | null, kept: string | null | undefined) {
  const t = useTranslations('templates');
  const settings = useSettings();
  const [chosen, choose] = useState(kept);
  const sensorIds = asked.kind === 'sensors' ? asked.sensorIds : [];
  const common = commonGroup(sensorIds, settings);
  const suggested = template === null || template === 'plain' ? null : t(`group.${template}`);
  const isGrouped = sensorIds.some((id) => detailsOf(id, settings).group !== null);
  const offered = common ?? (isGrouped ? null : suggested);
  const said = chosen === undefined ? offered : chosen;
  const isOffered = sensorIds.length > 1;
  return {
    isOffered,
    /** As typed; null: each for itself. */
    text: said,
    name: isOffered ? said?.trim() || null : null,
    chosen,
    suggested: common ?? suggested ?? t('group.other'),
    choose,
    drop: () => choose(undefined),
  };
}
