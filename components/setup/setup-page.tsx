'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { useSettings } from '../live/use-settings';
import { SubPage } from '../shell/sub-page';
import { hasSettings } from './levels';
import styles from './setup.module.css';
import { SetupFields } from './setup-fields';
import { setupAddress, type Target, targetOfAddress } from './target';
import { TargetChoice } from './target-choice';
import { TargetLine } from './target-line';
import { useSetupWords } from './use-setup-words';

/** Whom to alert about, by what, and what that would have raised: one page, one save. */
export function SetupPage() {
  const { t } = useSetupWords();
  const settings = useSettings();
  const target = targetOfAddress(useSearchParams());
  const router = useRouter();
  const [isChoosing, setChoosing] = useState(target === null);
  const choose = (next: Target | null) =>
    router.replace(next === null ? '/setup' : setupAddress(next), { scroll: false });
  return (
    <SubPage title={t('title')} lead={t('lead')}>
      {!hasSettings(settings) ? (
        <p className={styles.quiet}>{t('loading')}</p>
      ) : (
        <div className={styles.form}>
          <section className={styles.panel} aria-label={t('who')}>
            <TargetLine target={target} isChoosing={isChoosing} onChoosing={setChoosing} />
            {(isChoosing || target === null) && <TargetChoice target={target} onTarget={choose} />}
          </section>
          {target !== null && <SetupFields target={target} />}
        </div>
      )}
    </SubPage>
  );
}
