'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { removeSensor } from '../live/commands';
import { useAccess } from '../shell/access';
import styles from './sensor-panel.module.css';
import { useConditions } from './use-conditions';

/** Offered for a sensor that fell silent: one that speaks would be back at once. */
export function ForgetSensor({ sensorId }: { sensorId: string }) {
  const t = useTranslations('sensor');
  const { canChange, refresh } = useAccess();
  const condition = useConditions().get(sensorId);
  const isSilent = condition?.isSilent || condition?.kind === 'no-data';
  const [failure, setFailure] = useState<string | null>(null);
  if (!canChange || !isSilent) return null;
  const forget = async () => {
    const done = await removeSensor(sensorId);
    if (!done.ok && done.isCancelled) return;
    if (!done.ok && done.problem?.status === 401) await refresh();
    setFailure(done.ok ? null : (done.problem?.detail ?? t('unreachable')));
  };
  return (
    <div>
      <button type="button" className={styles.forget} onClick={forget}>
        {t('forget')}
      </button>
      <p className={styles.hint} role={failure ? 'alert' : undefined}>
        {failure ? t('forgetFailed', { why: failure }) : t('forgetHint')}
      </p>
    </div>
  );
}
