import { useMemo } from 'react';
import { useSettings } from '../live/use-settings';
import { rulesFor } from '../setup/rules-for';

/** What a sensor sends when it has no reading, °C; the same array while no settings change. */
export function useErrorValues(sensorId: string): readonly number[] {
  const settings = useSettings();
  return useMemo(() => rulesFor(sensorId, settings).fault.errorValues, [sensorId, settings]);
}
