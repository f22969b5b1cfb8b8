import path from 'node:path';
import { type Product, startProduct } from '../product';

/** When every still picture begins: a Monday noon, so that no axis crosses midnight. */
export const START_MS = Date.UTC(2026, 2, 2, 12);

/** The built product with a clock that only a test moves. */
export type StillProduct = Product & {
  /** Epoch ms of its clock. */
  nowMs(): number;
  /** Moves its clock on; resolves once it is there. */
  pass(ms: number): Promise<void>;
};

/** Starts it at `START_MS`; `env` as for the product. */
export async function startStill(env: Record<string, string> = {}): Promise<StillProduct> {
  const program = path.join(import.meta.dirname, 'still-server.ts');
  const product = await startProduct({ program, env: { STILL_AT_MS: String(START_MS), ...env } });
  let nowMs = START_MS;
  return {
    ...product,
    nowMs: () => nowMs,
    async pass(ms) {
      nowMs += ms;
      await product.tell(nowMs);
    },
  };
}
