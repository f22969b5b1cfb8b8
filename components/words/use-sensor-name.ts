'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { DEFAULT_SENSOR_ID } from '#protocol/limits';
import { useSettings } from '../live/use-settings';
import { sensorName } from './sensor-name';

/** How people call a sensor; the one that readings without a name come from is unnamed until somebody names it. */
export function useSensorName(): (sensorId: string) => string {
  const t = useTranslations('sensor');
  const settings = useSettings();
  return useCallback(
    (sensorId) => {
      const name = sensorName(settings, sensorId);
      return name === DEFAULT_SENSOR_ID ? t('unnamed') : name;
    },
    [settings, t],
  );
}
