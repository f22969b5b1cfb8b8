'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { useAlertsNow } from '../live/use-alerts-now';
import { useSensorWords } from '../sensors/sensor-words';
import { shapeOf, whatOf } from './alert-look';
import { useNamedTitle } from './page-title';
import { createTabHead, type TabHead } from './tab-head';
import { tabIcon } from './tab-icon';
import { worstAlert } from './worst-alert';

/** The tab's title and icon carry the worst open alert: `(2) Too hot · Freezer 2 · Isotherm`; else what the page is about. */
export function useTab(): void {
  const t = useTranslations('attention');
  const words = useSensorWords();
  const { alerts, nowMs } = useAlertsNow();
  const worst = worstAlert(alerts.values(), nowMs);
  const what = worst && t(`what.${whatOf(worst.alert)}`);
  // A feed that is down is about no sensor.
  const name = worst && worst.alert.sensorId !== '' ? `${words.name(worst.alert.sensorId)} · ` : '';
  const named = useNamedTitle();
  const title = worst === null ? named : `(${worst.count}) ${what} · ${name}Isotherm`;
  const icon = worst === null ? null : tabIcon(shapeOf(worst.alert), worst);
  const head = useRef<TabHead | null>(null);
  useEffect(() => {
    head.current = createTabHead(document);
    return () => head.current?.stop();
  }, []);
  useEffect(() => head.current?.show(title === null ? null : { title, icon }), [title, icon]);
}
