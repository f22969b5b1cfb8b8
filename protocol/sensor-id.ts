import { z } from 'zod';

const SENSOR_ID = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._:/#()-]{0,63}$/u;

/**
 * The sensor id as it is stored and compared: NFC, 1 to 64 code points, starting with a letter or digit and not
 * ending in a space. `null` where the text is not such an id.
 */
export function toSensorId(text: string): string | null {
  const id = text.normalize('NFC');
  return SENSOR_ID.test(id) && !id.endsWith(' ') ? id : null;
}

/** A sensor id from outside; the parsed value is in NFC. */
export const sensorIdSchema = z
  .string()
  .refine((text) => toSensorId(text) !== null, {
    message:
      'must be 1 to 64 letters, digits, spaces or any of ._:/#()-, starting with a letter or digit and not ending in a space',
  })
  .transform((text) => text.normalize('NFC'))
  .meta({ id: 'SensorId', description: 'Name of a sensor, for example cold-room/3', example: 'cold-room/3' });
