import { z } from 'zod';

/** Why a message is not a reading. A closed list: programs sort by it. */
export const rejectionCodeSchema = z
  .enum([
    'too-big',
    'not-utf8',
    'not-json',
    'not-object',
    'missing-temperature',
    'temperature-type',
    'temperature-range',
    'sensor-id',
    'timestamp',
    'cardinality',
  ])
  .meta({ id: 'RejectionCode' });

export type RejectionCode = z.infer<typeof rejectionCodeSchema>;
