'use client';

import { useTranslations } from 'next-intl';
import { useAlertState } from '../attention/use-alert-state';
import { useSettings } from '../live/use-settings';
import { rulesFor } from '../setup/rules-for';
import type { AlertRow } from './alert-rows';

/** What stands under a row: who has it, what else is wrong, what to do. Empty where there is nothing of it. */
export function useRowNote({ alert, state, others }: AlertRow, nowMs: number): string {
  const t = useTranslations('alert');
  const sayState = useAlertState();
  const settings = useSettings();
  const isTold = alert.endedAtMs !== null || (state === 'rings' && alert.backSinceMs === null);
  const parts = [
    isTold ? '' : sayState(alert, nowMs),
    others === 0 ? '' : t('others', { count: others }),
    alert.sensorId === '' ? '' : rulesFor(alert.sensorId, settings).note,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
