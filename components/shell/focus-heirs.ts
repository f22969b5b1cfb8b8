'use client';

import { useEffect } from 'react';

/** Marks a region that takes the focus when what had it in there goes away. */
const REGION = '[data-keeps-focus]';
/** What takes it in its region's stead. */
const HEIR = '[data-heir]';

/** True while the focus is on nothing of its own: who knows better than this where it belongs may take it. */
export function isFocusAdrift(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || activeElement.matches(REGION);
}

/** While the page stands: focus that would fall to the top of the page goes to the nearest region that is left. */
export function useFocusHeirs(): void {
  useEffect(() => {
    const keeping = keepFocus();
    document.addEventListener('focusin', keeping.follow);
    document.addEventListener('pointerdown', keeping.forget);
    return () => {
      document.removeEventListener('focusin', keeping.follow);
      document.removeEventListener('pointerdown', keeping.forget);
      keeping.forget();
    };
  }, []);
}

function keepFocus() {
  let last: Element | null = null;
  /** The nearest first. */
  let regions: HTMLElement[] = [];
  const watching = new MutationObserver(() => {
    if (last === null || last.isConnected) return;
    const left = regions;
    // First, for who takes it is followed from then on.
    forget();
    if (document.activeElement === document.body) handOn(left);
  });

  // Not of the whole page, which changes all the time: of what the focused one stands in, and only its children.
  function follow({ target }: FocusEvent): void {
    forget();
    if (!(target instanceof Element)) return;
    regions = regionsOf(target);
    const outermost = regions.at(-1);
    if (outermost === undefined) return;
    last = target;
    for (let box = target.parentElement; box !== null; box = box.parentElement) {
      watching.observe(box, { childList: true });
      if (box === outermost) return;
    }
  }

  // Whoever presses beside it has left it.
  function forget(): void {
    watching.disconnect();
    last = null;
    regions = [];
  }

  return { follow, forget };
}

function regionsOf(target: Element): HTMLElement[] {
  const regions: HTMLElement[] = [];
  for (let box = target.parentElement; box !== null; box = box.parentElement)
    if (box.matches(REGION)) regions.push(box);
  return regions;
}

function handOn(regions: readonly HTMLElement[]): void {
  for (const region of regions) {
    if (!region.isConnected) continue;
    const heir = heirOf(region) ?? region;
    // No stop on the way of Tab, nor of the mouse: only while it has the focus.
    if (!heir.matches('button, a, summary, [tabindex]')) {
      heir.tabIndex = -1;
      heir.addEventListener('blur', () => heir.removeAttribute('tabindex'), { once: true });
    }
    heir.focus({ preventScroll: true });
    if (document.activeElement === heir) return;
  }
}

/** Its own, and not that of a region within it. */
function heirOf(region: HTMLElement): HTMLElement | undefined {
  const heirs = region.querySelectorAll<HTMLElement>(HEIR);
  return [...heirs].find((heir) => heir.closest(REGION) === region);
}
