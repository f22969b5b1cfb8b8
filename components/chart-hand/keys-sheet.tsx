'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { Dialog } from '../shell/dialog';
import { KeysIcon } from '../shell/icons';
import barStyles from './hand-bar.module.css';
import { keysChoice, useKeysChoice } from './keys-choice';
import styles from './keys-sheet.module.css';
import { usePageKeys } from './use-hand-keys';

/** What the hand can do, in the order in which it is wanted. */
const DEEDS = ['hover', 'pause', 'zoom', 'pan', 'select', 'read', 'live', 'clear', 'fingers', 'sheet'] as const;

/** The keys and gestures of the chart; opened by a button, or by `?`. */
export function KeysSheet({ toLive }: { toLive(): void }) {
  const t = useTranslations('chartHand');
  const [isOpen, setOpen] = useState(false);
  const isAnywhere = useKeysChoice();
  const openSheet = useCallback(() => setOpen(true), []);
  usePageKeys({ isAnywhere, toLive, openSheet });
  return (
    <>
      <button
        type="button"
        className={barStyles.move}
        aria-label={t('keys')}
        title={t('keys')}
        aria-haspopup="dialog"
        onClick={openSheet}
      >
        <KeysIcon />
      </button>
      <Dialog title={t('keys')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <dl className={styles.keys}>
          {DEEDS.map((deed) => (
            <div key={deed} className={styles.deed}>
              <dt>{t(`how.${deed}`)}</dt>
              <dd>{t(`does.${deed}`)}</dd>
            </div>
          ))}
        </dl>
        <label className={styles.choice}>
          <input
            type="checkbox"
            checked={isAnywhere}
            onChange={({ currentTarget }) => keysChoice.set(currentTarget.checked)}
          />
          {t('anywhere')}
        </label>
      </Dialog>
    </>
  );
}
