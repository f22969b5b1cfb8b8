'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import styles from './snippet.module.css';

/** A program to copy. */
export function Snippet({ code }: { code: string }) {
  const t = useTranslations('setup');
  const ref = useRef<HTMLPreElement>(null);
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async () => {
    // Selected as well: over plain http from another machine browsers keep the clipboard closed.
    if (ref.current) getSelection()?.selectAllChildren(ref.current);
    if (!navigator.clipboard) return;
    await navigator.clipboard.writeText(code);
    setCopied(code);
  };
  return (
    <div className={styles.snippet}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard must be able to scroll it. */}
      <pre ref={ref} tabIndex={0}>
        {code}
      </pre>
      <Button variant="default" h="var(--target)" onClick={() => void copy().catch(() => setCopied(null))}>
        <span aria-live="polite">{t(copied === code ? 'copied' : 'copy')}</span>
      </Button>
    </div>
  );
}
