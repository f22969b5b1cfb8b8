import { z } from 'zod';
import { deliverySchema } from '#protocol/channel';
import type { Deliveries } from '#server/notify-port';
import { type Api, PROBLEM_ANSWER } from './api';
import { decodeCursor, encodeCursor } from './cursor';
import { cursorSchema, pageLimitSchema } from './sensor-params';

const querySchema = z.strictObject({
  channelId: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  limit: pageLimitSchema,
  cursor: cursorSchema,
});

/** What was sent to whom, and what became of it. */
export function addDeliveryRoutes(api: Api, { deliveries }: { deliveries: Deliveries }): void {
  api.get(
    '/api/deliveries',
    {
      schema: {
        summary: 'Messages to channels, newest first',
        querystring: querySchema,
        response: {
          200: z.object({ deliveries: z.array(deliverySchema), next: z.string().nullable() }),
          default: PROBLEM_ANSWER,
        },
      },
    },
    async ({ query: { channelId = null, limit, cursor } }) => {
      const after = decodeCursor(cursor, z.int().min(0));
      const page = await deliveries.list({ channelId, limit, after });
      return { deliveries: page.deliveries, next: page.next === null ? null : encodeCursor(page.next) };
    },
  );
}
