'use client';

import { useState } from 'react';
import type { ToldChange } from '#protocol/channel';
import type { Settings, SettingsChange } from '#protocol/settings';
import { changeTold } from '../channels/channel-requests';
import { changeSettings, readSettings } from '../live/settings-commands';
import { useAccess } from '../shell/access';
import type { SettingsRefusal } from './settings-saving';
import { type SetupCommands, type SetupSending, saveSetup, type ToldRefusal } from './setup-saving';
import type { ToldChannels } from './use-told-channels';

/** What the last command came to, until the next one. */
export type SettingsNotice =
  | { kind: 'saved'; undo: SetupSending }
  | { kind: 'undone' }
  | { kind: 'refused'; refusal: SettingsRefusal }
  | ({ kind: 'not-told' } & ToldRefusal);

/** `onSaved`: what was saved, which may be the rules alone. */
type SaveOptions = { told?: readonly ToldChange[]; onSaved?: (what: 'all' | 'rules') => void };

const COMMANDS: SetupCommands = { read: () => readSettings(), change: changeSettings, tell: changeTold };

/** Sends what a person decided in their name, one thing at a time, and keeps what came of it. */
export function useSettingsSaving(settings: readonly Settings[], { channels, put, look }: ToldChannels) {
  const { refresh } = useAccess();
  const [notice, setNotice] = useState<SettingsNotice | null>(null);
  const [isSaving, setSaving] = useState(false);

  async function send(sending: SetupSending, isUndo: boolean): Promise<'all' | 'rules' | 'nothing'> {
    setSaving(true);
    setNotice(null);
    const outcome = await saveSetup(COMMANDS, { ...sending, before: { settings, channels: channels ?? [] } });
    setSaving(false);
    if (outcome.kind === 'cancelled') {
      setNotice(notice);
      return 'nothing';
    }
    const isNotTold = outcome.kind === 'not-told';
    if (outcome.kind === 'locked' || (isNotTold && outcome.why === 'locked')) void refresh();
    if (isNotTold && outcome.why === 'gone') look();
    if (outcome.kind === 'saved') {
      put(outcome.channels);
      setNotice(isUndo ? { kind: 'undone' } : outcome);
      return 'all';
    }
    setNotice(isNotTold ? outcome : { kind: 'refused', refusal: outcome });
    return isNotTold && outcome.areRulesSaved ? 'rules' : 'nothing';
  }

  function save(rules: readonly SettingsChange[], { told = [], onSaved }: SaveOptions = {}): void {
    if (isSaving || rules.length + told.length === 0) return;
    void send({ rules, told }, false).then((saved) => saved !== 'nothing' && onSaved?.(saved));
  }

  const undo = (sending: SetupSending) => void send(sending, true);
  return { notice, setNotice, isSaving, save, undo };
}

export type SettingsSaving = ReturnType<typeof useSettingsSaving>;
