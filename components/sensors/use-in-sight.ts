'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';

/** Tiles this near are drawn already when they scroll in. */
const MARGIN = '200px';

const listeners = new WeakMap<Element, (isInSight: boolean) => void>();
let observer: IntersectionObserver | undefined;

// One for all tiles: two hundred observers would each be asked at every picture.
function watch(element: Element, listener: (isInSight: boolean) => void): () => void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) listeners.get(target)?.(isIntersecting);
    },
    { rootMargin: MARGIN },
  );
  listeners.set(element, listener);
  observer.observe(element);
  return () => {
    listeners.delete(element);
    observer?.unobserve(element);
  };
}

/** Whether the element is on the screen or near it; null until that is known. */
export function useInSight<T extends Element>(): [ref: RefObject<T | null>, isInSight: boolean | null] {
  const ref = useRef<T>(null);
  const [isInSight, setInSight] = useState<boolean | null>(null);
  useEffect(() => (ref.current ? watch(ref.current, setInSight) : undefined), []);
  return [ref, isInSight];
}
