import { bigint, customType } from 'drizzle-orm/pg-core';

export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** Epoch milliseconds, UTC: whole numbers well inside what JavaScript counts exactly. */
export const ms = (name: string) => bigint(name, { mode: 'number' });
export const count = (name: string) => bigint(name, { mode: 'number' });
