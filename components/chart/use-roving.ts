import { type KeyboardEvent, useState } from 'react';

/** One stop for Tab in a row of marks, and the arrow keys within. Spread `row` on what is around, `of(key)` on each mark. */
export function useRoving(keys: readonly string[]) {
  const [current, setCurrent] = useState<string | null>(null);
  // The newest at first: it is what somebody comes for.
  const stop = current !== null && keys.includes(current) ? current : keys.at(-1);
  return {
    row: { role: 'group' as const, onKeyDown: goAlong },
    of: (key: string) => ({ tabIndex: key === stop ? 0 : -1, 'data-mark': key, onFocus: () => setCurrent(key) }),
  };
}

function goAlong(event: KeyboardEvent<Element>): void {
  const marks = [...event.currentTarget.querySelectorAll<SVGElement>('[data-mark]')];
  const index = marks.indexOf(document.activeElement as SVGElement);
  const wanted = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: marks.length - 1 }[event.key];
  if (index < 0 || wanted === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  marks[Math.min(marks.length - 1, Math.max(0, wanted))]?.focus();
}
