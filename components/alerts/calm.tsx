'use client';

import { useTranslations } from 'next-intl';
import { hasLoaded } from '../live/has-loaded';
import { useLive } from '../live/use-live';
import { ConditionMark } from '../sensors/condition-mark';
import { useConditions } from '../sensors/use-conditions';
import styles from './alert-strip.module.css';
import { type CalmState, calmOf } from './calm-state';

/** What the strip says while no alert is to be shown: that all is well, as far as anybody can know. */
export function Calm() {
  const conditions = useConditions();
  const isHearing = useLive(({ link, feed }) => link === 'online' && feed?.connected === true && hasLoaded(feed));
  const calm = calmOf([...conditions.values()], isHearing);
  return (
    <p className={styles.calm}>
      <ConditionMark kind={calm.kind === 'all-ok' ? 'ok' : 'stale'} />
      <CalmWords calm={calm} />
    </p>
  );
}

function CalmWords({ calm }: { calm: CalmState }) {
  const t = useTranslations('alert');
  if (calm.kind === 'unknown') return t('unknown');
  if (calm.kind === 'all-ok') return t('allOk', { count: calm.count });
  const { ok, count, ...others } = calm;
  const parts = (['silent', 'notKnown', 'beyond', 'maintenance'] as const).filter((part) => others[part] > 0);
  return [t('someOk', { ok, count }), ...parts.map((part) => t(part, { count: others[part] }))].join(' · ');
}
