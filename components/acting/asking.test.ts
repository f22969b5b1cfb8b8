import { describe, expect, it, vi } from 'vitest';
import { createAsking } from './asking';

function createWorld({ known = null as string | null } = {}) {
  let name = known;
  let hasDeclined = false;
  const asking = createAsking({
    name: () => name,
    rememberName: (said) => {
      name = said;
    },
    hasDeclined: () => hasDeclined,
    rememberDeclined: () => {
      hasDeclined = true;
    },
  });
  return { asking, name: () => name };
}

describe('who is acting', () => {
  it('[PG136] is asked at the first command, which waits for the answer, and not again', async () => {
    const { asking, name } = createWorld();
    const look = vi.fn();
    asking.subscribe(look);
    const first = asking.settled();
    expect(asking.isAsking()).toBe(true);
    expect(look).toHaveBeenCalledTimes(1);
    asking.answer('Ana');
    await first;
    expect(name()).toBe('Ana');
    await asking.settled();
    expect(asking.isAsking()).toBe(false);
  });

  it('[PG136] can be left: what waits is not done, and the next command asks again', async () => {
    const { asking, name } = createWorld();
    asking.subscribe(() => {});
    const commands = [asking.settled(), asking.settled()];
    asking.cancel();
    expect(await Promise.all(commands)).toEqual([false, false]);
    expect([name(), asking.isAsking()]).toEqual([null, false]);
    const next = asking.settled();
    expect(asking.isAsking()).toBe(true);
    asking.answer('Ana');
    expect(await next).toBe(true);
  });

  it('[PG136] need not be said: the command goes out without a name, and nobody asks again', async () => {
    const { asking, name } = createWorld();
    asking.subscribe(() => {});
    const commands = [asking.settled(), asking.settled()];
    asking.answer(null);
    expect(await Promise.all(commands)).toEqual([true, true]);
    await asking.settled();
    expect([name(), asking.isAsking()]).toEqual([null, false]);
  });

  it('[PG136] is not asked of somebody known, nor where no page could ask', async () => {
    await createWorld().asking.settled();
    const { asking } = createWorld({ known: 'Ana' });
    asking.subscribe(() => {});
    await asking.settled();
    expect(asking.isAsking()).toBe(false);
  });
});
