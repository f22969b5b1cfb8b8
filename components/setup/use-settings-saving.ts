'use client';

import { useState } from 'react';
import type { Settings, SettingsChange } from '#protocol/settings';
import { changeSettings, readSettings } from '../live/settings-commands';
import { useAccess } from '../shell/access';
import { type SettingsCommands, type SettingsRefusal, saveSettings } from './settings-saving';

/** What the last command came to, until the next one. */
export type SettingsNotice =
  | { kind: 'saved'; undo: SettingsChange[] }
  | { kind: 'undone' }
  | { kind: 'refused'; refusal: SettingsRefusal };

const COMMANDS: SettingsCommands = { read: () => readSettings(), change: changeSettings };

/** Sends what a person decided in their name, one thing at a time, and keeps what came of it. */
export function useSettingsSaving(settings: readonly Settings[]) {
  const { refresh } = useAccess();
  const [notice, setNotice] = useState<SettingsNotice | null>(null);
  const [isSaving, setSaving] = useState(false);

  async function send(changes: readonly SettingsChange[], isUndo: boolean): Promise<boolean> {
    setSaving(true);
    setNotice(null);
    const outcome = await saveSettings(COMMANDS, { changes, before: settings });
    setSaving(false);
    if (outcome.kind === 'locked') void refresh();
    if (outcome.kind !== 'saved') setNotice({ kind: 'refused', refusal: outcome });
    else setNotice(isUndo ? { kind: 'undone' } : outcome);
    return outcome.kind === 'saved';
  }

  /** `onSaved` is called when it is saved. */
  function save(changes: readonly SettingsChange[], onSaved?: () => void): void {
    if (isSaving || changes.length === 0) return;
    void send(changes, false).then((isSaved) => isSaved && onSaved?.());
  }

  const undo = (changes: readonly SettingsChange[]) => void send(changes, true);
  return { notice, setNotice, isSaving, save, undo };
}

export type SettingsSaving = ReturnType<typeof useSettingsSaving>;
