'use client';

import { PasswordInput, type PasswordInputProps } from '@mantine/core';

type SecretFieldProps = PasswordInputProps & {
  /** What its button does, in the viewer's words: Mantine has a name for it in English alone. */
  show: string;
};

/** A field whose text is hidden until a press shows it. */
export function SecretField({ show, ...others }: SecretFieldProps) {
  return (
    <PasswordInput
      {...others}
      rightSectionWidth="var(--target)"
      visibilityToggleFocusable
      visibilityToggleButtonProps={{
        'aria-label': show,
        style: { width: 'var(--target)', height: '100%', minHeight: 0 },
      }}
    />
  );
}
