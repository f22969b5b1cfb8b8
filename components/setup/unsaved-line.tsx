'use client';

import Link from 'next/link';
import { useSyncExternalStore } from 'react';
import { useSettings } from '../live/use-settings';
import { useSensorName } from '../words/use-sensor-name';
import styles from './setup.module.css';
import { targetOfAddress } from './target';
import { targetWords } from './target-words';
import { keptDrafts } from './use-kept-draft';
import { useSetupWords } from './use-setup-words';

const NONE: readonly string[] = [];

/** What was filled in at other forms and not saved, with the way back to it. */
export function UnsavedLine({ address }: { address: string }) {
  const words = useSetupWords();
  const settings = useSettings();
  const nameOf = useSensorName();
  const kept = useSyncExternalStore(keptDrafts.subscribe, keptDrafts.addresses, () => NONE);
  const others = kept.filter((at) => at !== address);
  if (others.length === 0) return null;
  return (
    <p className={styles.unsaved}>
      {words.t('unsavedElsewhere')}
      {others.map((at) => {
        const target = targetOfAddress(new URLSearchParams(at.split('?')[1]));
        return (
          target && (
            <Link key={at} href={at} replace>
              {targetWords(target, { words, settings, nameOf })}
            </Link>
          )
        );
      })}
    </p>
  );
}
