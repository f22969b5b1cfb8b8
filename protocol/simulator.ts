import { z } from 'zod';

/** Which invented sensors run inside the server. */
export const simulatorModeSchema = z.enum(['off', 'article', 'demo']).meta({ id: 'SimulatorMode' });

export type SimulatorMode = z.infer<typeof simulatorModeSchema>;

/** Body and answer of /api/simulator. */
export const simulatorSchema = z.strictObject({ mode: simulatorModeSchema }).meta({ id: 'Simulator' });
