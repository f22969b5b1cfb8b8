import type { StoreError, StoreErrorCode, StoreTrouble } from '#server/store-port';

/** What a store rejects with. */
export function storeError(code: StoreErrorCode, trouble: StoreTrouble | null = null): StoreError {
  return Object.assign(new Error(`The database did not do it: ${trouble ?? code}.`), { code, trouble });
}
