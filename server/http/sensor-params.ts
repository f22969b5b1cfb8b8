import { z } from 'zod';
import { sensorIdSchema } from '#protocol/sensor-id';

/** The sensor a path names, percent-decoded and in NFC. */
export const sensorParamsSchema = z.object({ sensorId: sensorIdSchema });

/** How many entries a page has, from a query's text. */
export const pageLimitSchema = z.coerce.number().int().min(1).max(1000).default(100);

/** A cursor is as long as the longest sensor id makes it; more is no cursor. */
export const cursorSchema = z.string().max(2000).optional().describe('`next` of the page before.');
