import type { RehearsalKind } from '#protocol/rehearsal';
import { relax } from './physics';
import { NO_POWER_LOSS, nextPowerLoss, type PowerLoss } from './power-loss';
import type { Random } from './random';
import type { InventedSensor, Pull } from './sensor-model';

/** An invented sensor with which things are rehearsed; one that measures null sends nothing. */
export type TroubledSensor = { sensorId: string; measure(dtMs: number, localHour: number): number | null };

/** What a DS18B20 shows that lost its power since it was last asked to measure (its data sheet, power-on reset value). */
const POWER_ON_CELSIUS = 85;

/** The cold is back within a minute; a real one takes hours, and nobody looks at a rehearsal that long. */
const BACK_TAU_MS = 20_000;

/** Lets `isOn` decide, at each measurement, what is wrong with the sensor or the place where it is. */
export function troubleSensor(
  sensor: InventedSensor,
  { isOn, random }: { isOn: (what: RehearsalKind) => boolean; random: Random },
): TroubledSensor {
  const { doorOpen, compressorOff } = sensor.weaknesses ?? {};
  const drifts = [
    { what: 'open-door', drift: doorOpen },
    { what: 'compressor-fails', drift: compressorOff },
  ] as const;
  let shares = drifts.map(() => 0);
  let stuckCelsius: number | null = null;
  let powerLoss: PowerLoss = NO_POWER_LOSS;

  function pullsAfter(dtMs: number): Pull[] {
    shares = drifts.map(({ what, drift }, index) =>
      relax(shares[index] ?? 0, isOn(what) ? 1 : 0, { dtMs, tauMs: (isOn(what) && drift?.tauMs) || BACK_TAU_MS }),
    );
    return drifts.flatMap(({ drift }, index) =>
      drift === undefined ? [] : { celsius: drift.celsius, share: shares[index] ?? 0 },
    );
  }

  return {
    sensorId: sensor.sensorId,
    measure(dtMs, localHour) {
      const celsius = sensor.measure(dtMs, localHour, pullsAfter(dtMs));
      stuckCelsius = isOn('sensor-sticks') ? (stuckCelsius ?? celsius) : null;
      powerLoss = isOn('shows-85') ? nextPowerLoss(powerLoss, random) : NO_POWER_LOSS;
      if (isOn('sensor-dies') || isOn('feed-stops')) return null;
      return powerLoss.isNow ? POWER_ON_CELSIUS : (stuckCelsius ?? celsius);
    },
  };
}
