'use client';

import { type MouseEvent, type ReactNode, type SyntheticEvent, useEffect, useId, useRef } from 'react';
import styles from './dialog.module.css';
import { DialogHeader } from './dialog-header';
import { dialogOpened } from './open-dialogs';
import { keepToFoot } from './window-foot';

type DialogProps = {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** At the bottom it leaves in sight what it is about. */
  place?: 'middle' | 'bottom';
  children: ReactNode;
};

/**
 * A window over the page, the browser's own: focus stays in it, Esc and a press beside it close it. What bears
 * `data-autofocus` gets the focus first.
 */
export function Dialog({ title, isOpen, onClose, place = 'middle', children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (!isOpen) return ref.current?.close();
    ref.current?.showModal();
    ref.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return ref.current ? dialogOpened(ref.current) : undefined;
  }, [isOpen]);
  const isOnFoot = isOpen && place === 'bottom';
  useEffect(() => (isOnFoot ? keepToFoot(ref.current) : undefined), [isOnFoot]);
  const closeBeside = (event: MouseEvent) => event.target === ref.current && onClose();
  // React hands the closing of a window within this one on to it.
  const closeOwn = (event: SyntheticEvent) => event.target === ref.current && onClose();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a native dialog already.
    <dialog
      ref={ref}
      className={styles.dialog}
      data-place={place}
      aria-labelledby={titleId}
      onClose={closeOwn}
      onClick={closeBeside}
    >
      {isOpen && (
        <div className={styles.body} data-keeps-focus>
          <DialogHeader titleId={titleId} title={title} onClose={onClose} />
          {children}
        </div>
      )}
    </dialog>
  );
}
