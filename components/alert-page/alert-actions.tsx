'use client';

import { Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type Alert, MAX_NOTE_LENGTH } from '#protocol/alert';
import { useCommand } from '../acting/use-command';
import { acknowledgeAlert, addAlertNote, endSnooze, snoozeAlert } from '../live/alert-commands';
import { useServerNowMs } from '../live/use-live';
import { useSensorWords } from '../sensors/sensor-words';
import { useAccess } from '../shell/access';
import { PressButton } from '../shell/press-button';
import styles from './alert-page.module.css';

const HOUR_MS = 3_600_000;
/** For how long one may be left alone; longer ones stand in no proportion to an alert. In ms. */
const SNOOZES_MS = [HOUR_MS / 4, HOUR_MS, 4 * HOUR_MS, 24 * HOUR_MS];

/** What one can do about an alert: see it, put it off, write something down. `onDone`: something was taken. */
export function AlertActions({ alert, onDone }: { alert: Alert; onDone(): void }) {
  const t = useTranslations('alertPage');
  const { canChange, access } = useAccess();
  const { run, isRunning, failure } = useCommand();
  const [text, setText] = useState('');
  if (!canChange)
    return access === null ? null : (
      <p className={styles.quiet}>{t(`may.${access === 'view-only' ? 'viewOnly' : 'locked'}`)}</p>
    );
  const note = text.trim() === '' ? {} : { note: text.trim() };
  const done = () => {
    setText('');
    onDone();
  };
  const addNote = () => run(() => addAlertNote(alert.id, text.trim()), done);
  return (
    <section className={styles.actions} aria-label={t('actions')} data-keeps-focus>
      <Textarea
        label={t('note')}
        description={<span className={styles.hint}>{t('noteHint')}</span>}
        value={text}
        maxLength={MAX_NOTE_LENGTH}
        autosize
        minRows={2}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <div className={styles.buttons}>
        {alert.acknowledgedAtMs === null && (
          <PressButton isBusy={isRunning} onClick={() => run(() => acknowledgeAlert(alert.id, note), done)}>
            {t('acknowledge')}
          </PressButton>
        )}
        <PressButton variant="default" isBusy={isRunning} isOff={text.trim() === ''} onClick={addNote}>
          {t('addNote')}
        </PressButton>
      </div>
      {alert.endedAtMs === null && (
        <Snoozes
          alert={alert}
          isBusy={isRunning}
          onSnooze={(forMs) => run(() => snoozeAlert(alert.id, { forMs, ...note }), done)}
          onWake={() => run(() => endSnooze(alert.id), done)}
        />
      )}
      {failure !== null && (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      )}
    </section>
  );
}

type SnoozesProps = { alert: Alert; isBusy: boolean; onSnooze(forMs: number): void; onWake(): void };

function Snoozes({ alert: { snoozedUntilMs }, isBusy, onSnooze, onWake }: SnoozesProps) {
  const t = useTranslations('alertPage');
  const words = useSensorWords();
  const nowMs = useServerNowMs(1_000);
  const isSnoozed = snoozedUntilMs !== null && snoozedUntilMs > nowMs;
  return (
    <fieldset className={styles.snoozes} data-keeps-focus>
      <legend>{t('snooze')}</legend>
      {isSnoozed && (
        <PressButton variant="default" isBusy={isBusy} onClick={onWake}>
          {t('wake')}
        </PressButton>
      )}
      {SNOOZES_MS.map((forMs) => (
        <PressButton key={forMs} variant="default" isBusy={isBusy} onClick={() => onSnooze(forMs)}>
          {words.duration(forMs)}
        </PressButton>
      ))}
    </fieldset>
  );
}
