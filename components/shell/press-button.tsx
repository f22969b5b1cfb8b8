'use client';

import { Button, type ButtonProps } from '@mantine/core';
import type { ComponentPropsWithoutRef, MouseEvent } from 'react';
import styles from './press-button.module.css';

type PressButtonProps = Omit<ButtonProps, 'disabled' | 'loading'> &
  Omit<ComponentPropsWithoutRef<'button'>, keyof ButtonProps> & {
    /** What it asked for is on its way. */
    isBusy?: boolean;
    /** There is nothing for it to do. */
    isOff?: boolean;
  };

/**
 * A button that sends something. It keeps the focus whatever becomes of its press: one that were disabled meanwhile
 * would lose it, and whoever has no mouse would start anew at the top of the page. A double press is one.
 */
export function PressButton({ isBusy = false, isOff = false, onClick, className = '', ...others }: PressButtonProps) {
  const isIdle = isBusy || isOff;
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    // A submit button must not submit either.
    if (isIdle || event.detail > 1) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <Button
      h="var(--target)"
      {...others}
      className={`${styles.press} ${className}`}
      data-disabled={isOff || undefined}
      aria-disabled={isIdle || undefined}
      aria-busy={isBusy || undefined}
      onClick={press}
    />
  );
}
