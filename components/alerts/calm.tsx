'use client';

import { useTranslations } from 'next-intl';
import { hasLoaded } from '../live/has-loaded';
import { useLive } from '../live/use-live';
import { ConditionMark } from '../sensors/condition-mark';
import { useConditions } from '../sensors/use-conditions';
import styles from './alert-strip.module.css';
import { calmOf } from './calm-state';

/** What the strip says while no alert is open: that all is well, as far as anybody can know. */
export function Calm() {
  const t = useTranslations('alert');
  const conditions = useConditions();
  const isHearing = useLive(({ link, feed }) => link === 'online' && feed?.connected === true && hasLoaded(feed));
  const calm = calmOf([...conditions.values()], isHearing);
  return (
    <p className={styles.calm}>
      <ConditionMark kind={calm.kind === 'all-ok' ? 'ok' : 'silent'} />
      {calm.kind === 'all-ok' && t('allOk', { count: calm.count })}
      {calm.kind === 'some-silent' && t('someSilent', { ok: calm.ok, count: calm.count, silent: calm.silent })}
      {calm.kind === 'unknown' && t('unknown')}
    </p>
  );
}
