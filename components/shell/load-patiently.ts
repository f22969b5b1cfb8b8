import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

/** Between two tries: at first so long, then twice as long each time, up to the second figure. In ms. */
const PAUSES_MS = { first: 500, longest: 15_000 };

/**
 * Loads a part of the page that comes later, again and again until it is there: a part that is missing because the
 * network is away must not take the rest of the page with it.
 */
export async function loadPatiently<T>(load: () => Promise<T>): Promise<T> {
  for (let pauseMs = PAUSES_MS.first; ; pauseMs = Math.min(pauseMs * 2, PAUSES_MS.longest)) {
    const loaded = await load().then(
      (part) => ({ part }),
      () => null,
    );
    if (loaded) return loaded.part;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/** A component of a part that comes later, by its name there; until it is there the nearest `Suspense` stands in. */
export function lazyPatiently<Name extends string, Props>(
  load: () => Promise<Readonly<Record<Name, ComponentType<Props>>>>,
  name: Name,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(() => loadPatiently(load).then((part) => ({ default: part[name] })));
}
