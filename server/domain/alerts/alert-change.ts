import type { Alert, AlertStep } from '#protocol/alert';

/**
 * An alert's whole new state; `isStep` when a person should see it at once, false when it merely grew. `step`: what is
 * to be kept of it for ever.
 */
export type AlertChange = { alert: Alert; isStep: boolean; step: AlertStep | null };
