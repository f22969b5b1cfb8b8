'use client';

import type { SettingsPatch } from '#protocol/settings';
import { useServerNowMs } from '../live/use-live';
import { PressButton } from '../shell/press-button';
import { sinceWords } from '../words/duration-clock';
import { durationText } from '../words/duration-input';
import { detailsOf, versionOf } from './levels';
import styles from './setup.module.css';
import type { SetupForm } from './use-setup-form';
import { useSetupWords } from './use-setup-words';

const HOUR_MS = 3_600_000;
const SPANS_MS = [HOUR_MS, 4 * HOUR_MS, 24 * HOUR_MS, 7 * 24 * HOUR_MS];

/** What acts at once, and can be taken back: maintenance until a time, out of use, in use again. */
export function MaintenanceButtons({ form, sensorIds }: { form: SetupForm; sensorIds: readonly string[] }) {
  const { t, clock } = useSetupWords();
  const nowMs = useServerNowMs(1000);
  const { settings, saving } = form;
  const told = sensorIds.map((id) => detailsOf(id, settings));
  const untilMs = Math.max(0, ...told.map(({ maintenanceUntilMs }) => maintenanceUntilMs ?? 0));
  const areRetired = told.every(({ isRetired }) => isRetired);
  const send = (patch: SettingsPatch) =>
    saving.save(
      sensorIds.map((id) => ({ scope: 'sensor', id, patch, ifVersion: versionOf(settings, { scope: 'sensor', id }) })),
    );
  const button = (label: string, patch: () => SettingsPatch) => (
    <PressButton key={label} variant="default" isBusy={saving.isSaving} onClick={() => send(patch())}>
      {label}
    </PressButton>
  );
  return (
    <>
      <section className={styles.rule} aria-label={t('maintenance')} data-keeps-focus>
        <strong>{t('maintenance')}</strong>
        <p className={styles.quiet}>
          {untilMs > nowMs
            ? t('maintenanceUntil', { time: sinceWords(untilMs, { nowMs, ...clock }) })
            : t('maintenanceHint')}
        </p>
        <div className={styles.buttons}>
          {SPANS_MS.map((ms) =>
            button(durationText(ms, clock.locale), () => ({ maintenanceUntilMs: Math.round(nowMs + ms) })),
          )}
          {untilMs > nowMs && button(t('maintenanceEnd'), () => ({ maintenanceUntilMs: null }))}
        </div>
      </section>
      <div className={styles.rule}>
        <strong>{t('retired')}</strong>
        <p className={styles.quiet}>{t(areRetired ? 'retiredNow' : 'retiredHint')}</p>
        <div className={styles.buttons}>
          <PressButton variant="default" isBusy={saving.isSaving} onClick={() => send({ isRetired: !areRetired })}>
            {t(areRetired ? 'bringBack' : 'retire')}
          </PressButton>
        </div>
      </div>
    </>
  );
}
