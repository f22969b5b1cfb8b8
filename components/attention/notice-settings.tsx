'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import styles from './attention-settings.module.css';
import { noticesChoice, useNoticesChoice } from './choices';
import { askPermission, noticePermission } from './notifier';

/** Notifications of the browser: asked for only by a press, and why they cannot be where they cannot. */
export function NoticeSettings() {
  const t = useTranslations('attention');
  const isOn = useNoticesChoice();
  // Drawn only inside an open dialog, never on the server.
  const [permission, setPermission] = useState(noticePermission);
  const isTold = isOn && permission === 'granted';
  const turnOn = async () => {
    const answer = await askPermission();
    setPermission(answer);
    noticesChoice.set(answer === 'granted');
  };
  const isPossible = permission === 'granted' || permission === 'default';
  return (
    <section className={styles.section} aria-label={t('notices')}>
      <h3 className={styles.title}>{t('notices')}</h3>
      <p className={styles.state}>
        {isTold ? t('noticesAreOn') : isPossible ? t('noticesAreOff') : t(`notice.${permission}`)}
      </p>
      {isPossible && (
        <div className={styles.buttons}>
          <Button
            variant="default"
            h="var(--target)"
            onClick={() => (isTold ? noticesChoice.set(false) : void turnOn())}
          >
            {isTold ? t('turnNoticesOff') : t('turnNoticesOn')}
          </Button>
        </div>
      )}
    </section>
  );
}
