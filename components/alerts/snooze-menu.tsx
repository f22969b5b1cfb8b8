'use client';

import { useTranslations } from 'next-intl';
import { type ToggleEvent, useId, useRef } from 'react';
import type { Alert } from '#protocol/alert';
import type { Command } from '../acting/use-command';
import { endSnooze, snoozeAlert } from '../live/alert-commands';
import { useSensorWords } from '../sensors/sensor-words';
import { placeUnder } from '../shell/place-under';
import { sinceWords } from '../words/duration-clock';
import { useClock } from '../words/use-clock';
import styles from './alert-buttons.module.css';
import { SNOOZES_MS, tomorrowAt8Ms } from './snoozes';

type SnoozeMenuProps = { alert: Alert; sensor: string; nowMs: number; isDisabled: boolean; run: Command['run'] };

/** For how long to be left alone. The browser's own popover: it lies over dialogs too, and Esc closes it. */
export function SnoozeMenu({ alert, sensor, nowMs, isDisabled, run }: SnoozeMenuProps) {
  const t = useTranslations('alert');
  const words = useSensorWords();
  const clock = useClock();
  const menuId = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const isSnoozed = alert.snoozedUntilMs !== null && alert.snoozedUntilMs > nowMs;
  const tomorrowMs = tomorrowAt8Ms(nowMs, clock.timeZone);
  const choose = (command: () => ReturnType<typeof endSnooze>) => {
    menu.current?.hidePopover();
    run(command);
  };
  const place = ({ newState }: ToggleEvent) => {
    if (newState === 'open' && button.current && menu.current) placeUnder(menu.current, button.current);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.button}
        disabled={isDisabled}
        popoverTarget={menuId}
        aria-label={t('snoozeSensor', { sensor })}
      >
        {t('snooze')}
      </button>
      <div ref={menu} id={menuId} popover="auto" className={styles.menu} onToggle={place}>
        {SNOOZES_MS.map((forMs) => (
          <button
            key={forMs}
            type="button"
            className={styles.button}
            onClick={() => choose(() => snoozeAlert(alert.id, { forMs }))}
          >
            {t('snoozeFor', { duration: words.duration(forMs) })}
          </button>
        ))}
        <button
          type="button"
          className={styles.button}
          onClick={() => choose(() => snoozeAlert(alert.id, { forMs: tomorrowMs - nowMs }))}
        >
          {t('snoozeTomorrow', { time: sinceWords(tomorrowMs, { nowMs: tomorrowMs, ...clock }) })}
        </button>
        {isSnoozed && (
          <button type="button" className={styles.button} onClick={() => choose(() => endSnooze(alert.id))}>
            {t('endSnooze')}
          </button>
        )}
      </div>
    </>
  );
}
