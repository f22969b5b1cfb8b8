import { type RefObject, useEffect } from 'react';

/**
 * Brings what saves a draft into sight once one is typed or stepped in the fields of `form`: at once while somebody
 * types, else when the pointer leaves them, so that nothing moves under it.
 */
export function useBarInSight(form: RefObject<HTMLElement | null>, isDrafted: boolean): void {
  useEffect(() => {
    const fields = form.current;
    if (!isDrafted || fields === null) return;
    const bar = fields.querySelector('[data-draft-bar]');
    // It grows once it is known what the draft would have raised.
    const watch = new ResizeObserver(() => bar?.scrollIntoView({ block: 'nearest', behavior: howToMove() }));
    const show = () => bar && watch.observe(bar);
    const isTyping = document.activeElement instanceof HTMLInputElement && fields.contains(document.activeElement);
    if (isTyping || !fields.matches(':hover')) show();
    else fields.addEventListener('pointerleave', show, { once: true });
    return () => {
      watch.disconnect();
      fields.removeEventListener('pointerleave', show);
    };
  }, [form, isDrafted]);
}

const howToMove = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth');
