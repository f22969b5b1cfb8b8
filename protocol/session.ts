import { z } from 'zod';

/**
 * What this browser may do: `open` (loopback, no password needed), `unlocked` (password given), `locked` (a password
 * would unlock it), `view-only` (the server has no password, so nothing can be changed from here).
 */
export const sessionSchema = z
  .object({ access: z.enum(['open', 'unlocked', 'locked', 'view-only']) })
  .meta({ id: 'Session' });

export type Access = z.infer<typeof sessionSchema>['access'];

/** What POST /api/session takes. */
export const unlockSchema = z.strictObject({ password: z.string().min(1).max(1024) }).meta({ id: 'Unlock' });
