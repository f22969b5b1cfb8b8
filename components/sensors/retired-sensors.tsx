'use client';

import { useTranslations } from 'next-intl';
import { useCommand } from '../acting/use-command';
import { changeSettings } from '../live/settings-commands';
import { useAccess } from '../shell/access';
import { PressButton } from '../shell/press-button';
import styles from './retired-sensors.module.css';
import { useSensorWords } from './sensor-words';

/** Sensors out of service, folded away: their history stays, and they can be brought back. */
export function RetiredSensors({ sensorIds }: { sensorIds: readonly string[] }) {
  const t = useTranslations('sensor');
  const words = useSensorWords();
  const { canChange } = useAccess();
  const { run, isRunning, failure } = useCommand();
  if (sensorIds.length === 0) return null;
  const bringBack = (id: string) => run(() => changeSettings([{ scope: 'sensor', id, patch: { isRetired: false } }]));
  return (
    <details className={styles.retired} data-keeps-focus>
      <summary className={styles.title}>{t('retired', { count: sensorIds.length })}</summary>
      <ul className={styles.list}>
        {sensorIds.map((id) => (
          <li key={id} className={styles.row}>
            <span>{words.name(id)}</span>
            {canChange && (
              <PressButton
                variant="default"
                isBusy={isRunning}
                aria-label={t('bringBackSensor', { sensor: words.name(id) })}
                onClick={() => bringBack(id)}
              >
                {t('bringBack')}
              </PressButton>
            )}
          </li>
        ))}
      </ul>
      {failure !== null && <p role="alert">{failure}</p>}
    </details>
  );
}
