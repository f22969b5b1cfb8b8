'use client';

import { useTranslations } from 'next-intl';
import { type CSSProperties, useState } from 'react';
import { useServerNowMs } from '../live/use-live';
import { useFeedWords } from '../shell/use-feed-words';
import { isOfNow } from './is-of-now';
import { useHealing } from './use-healing';
import { usePlaces } from './use-places';
import { useWallGroup } from './use-wall-group';
import styles from './wall.module.css';
import { WallAlerts } from './wall-alerts';
import { WallBar } from './wall-bar';
import { pagesOf } from './wall-grid';
import { WallPlaces } from './wall-places-grid';
import { wallShift } from './wall-shift';

/** Long enough to find a sensor and read it. In ms. */
const TURN_MS = 20_000;
const MINUTE_MS = 60_000;

/** All sensors on a screen that hangs somewhere, with nobody there to tend it. */
export function WallPage() {
  const { group } = useWallGroup();
  // Another group is another wall.
  return <Wall key={group} group={group} />;
}

function Wall({ group }: { group: string | null }) {
  const t = useTranslations('wall');
  const { state, short, long } = useFeedWords();
  const places = usePlaces(group);
  const [heldPage, setHeldPage] = useState<number | null>(null);
  const turn = Math.floor(useServerNowMs(TURN_MS) / TURN_MS);
  useHealing();
  const pages = pagesOf(places.length);
  const page = (heldPage ?? turn) % pages;
  const isNow = isOfNow(state);
  const { x, y } = wallShift(useServerNowMs(MINUTE_MS) / MINUTE_MS);
  return (
    <div className={styles.wall} data-now={isNow} style={{ '--shift': `${x}px ${y}px` } as CSSProperties}>
      <WallBar
        turning={pages > 1 ? { page, pages, isHeld: heldPage !== null } : null}
        onHold={(isHeld) => setHeldPage(isHeld ? page : null)}
      />
      {isNow && long !== null && <p className={styles.band}>{long}</p>}
      <WallAlerts />
      <main className={styles.main}>
        <h1 className={styles.hidden}>{t('title')}</h1>
        <WallPlaces {...{ places, page, isNow, group }} />
      </main>
      {!isNow && (
        <section className={styles.over} aria-label={t('state')} data-kind={state.kind} data-testid="wall-not-live">
          {state.kind !== 'connecting' && <p className={styles.notLive}>{t('notLive')}</p>}
          <p className={styles.short}>{short}</p>
          {long !== null && <p className={styles.long}>{long}</p>}
        </section>
      )}
    </div>
  );
}
