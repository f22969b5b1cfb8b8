'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, Suspense } from 'react';
import { useComparison } from '../compare/comparison';
import type { Range } from '../history/range';
import { EarlierIcon, LaterIcon, MinusIcon, PlusIcon } from '../shell/icons';
import { lazyPatiently } from '../shell/load-patiently';
import type { Hand } from './hand';
import styles from './hand-bar.module.css';
import { HoldWords } from './hold-words';
import { KeysSheet } from './keys-sheet';
import { ZOOM_FACTOR } from './plot-keys';
import { SelectionButtons, SelectionWords } from './selection-words';
import { useHandState } from './use-chart-hand';

// Most select without anything to compare with.
const ComparedSelection = lazyPatiently(() => import('./compared-selection'), 'ComparedSelection');

const PAN_PART = 0.5;

type HandBarProps = { sensorId: string; range: Range; hand: Hand; isLive: boolean };

/** What holds and what is selected, and buttons for whoever has neither wheel nor keys. Always there: nothing moves. */
export function HandBar({ sensorId, range, hand, isLive }: HandBarProps) {
  const t = useTranslations('chartHand');
  const { compared } = useComparison();
  const selection = useHandState(hand, (state) => state.selection);
  return (
    <div className={styles.bar}>
      <div className={styles.state}>{isLive && <HoldWords />}</div>
      <div className={styles.moves}>
        {selection !== null && <SelectionButtons {...{ hand, selection }} />}
        {range.kind === 'fixed' && (
          // The second half of a double press was meant for what stood here before.
          <button type="button" className={styles.words} onClick={({ detail }) => detail < 2 && hand.toLive()}>
            {t(isLive ? 'backToLive' : 'showAll')}
          </button>
        )}
        <Move label={t('earlier')} onPress={() => hand.pan(-PAN_PART)} icon={<EarlierIcon />} />
        <Move label={t('later')} onPress={() => hand.pan(PAN_PART)} icon={<LaterIcon />} />
        <Move label={t('zoomOut')} onPress={() => hand.zoom(1 / ZOOM_FACTOR)} icon={<MinusIcon />} />
        <Move label={t('zoomIn')} onPress={() => hand.zoom(ZOOM_FACTOR)} icon={<PlusIcon />} />
        <KeysSheet toLive={hand.toLive} />
      </div>
      {selection !== null && (
        <>
          <SelectionWords {...{ sensorId, range, selection }} />
          {compared.length > 0 && (
            <Suspense fallback={null}>
              <ComparedSelection {...{ range, selection }} />
            </Suspense>
          )}
        </>
      )}
    </div>
  );
}

function Move({ label, onPress, icon }: { label: string; onPress(): void; icon: ReactNode }) {
  return (
    <button type="button" className={styles.move} aria-label={label} title={label} onClick={onPress}>
      {icon}
    </button>
  );
}
