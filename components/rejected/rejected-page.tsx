'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useServerNowMs } from '../live/use-live';
import { useAccess } from '../shell/access';
import { PressButton } from '../shell/press-button';
import { SubPage } from '../shell/sub-page';
import { sinceWords } from '../words/duration-clock';
import { useClock } from '../words/use-clock';
import styles from './rejected.module.css';
import { RejectedFields } from './rejected-fields';
import { filterQuery } from './rejected-filter';
import { RejectedItem } from './rejected-item';
import { useRejectedFilter } from './use-rejected-filter';
import { type RejectedPages, useRejectedPages } from './use-rejected-pages';

/** All messages that were not readings, by what one looks for. */
export function RejectedPage() {
  const t = useTranslations('rejected');
  const { filter, change } = useRejectedFilter();
  const pages = useRejectedPages(filter);
  return (
    <SubPage title={t('title')} lead={t('lead')}>
      <section className={styles.page} aria-label={t('title')}>
        <RejectedFields filter={filter} onChange={change} />
        <Notes pages={pages} isFiltered={filterQuery(filter) !== ''} />
        <Rows pages={pages} />
        <Further pages={pages} />
      </section>
    </SubPage>
  );
}

function Notes({ pages, isFiltered }: { pages: RejectedPages; isFiltered: boolean }) {
  const t = useTranslations('rejected');
  const { access } = useAccess();
  const { told, newer, isFailing, again } = pages;
  const isNone = told?.rejections.length === 0 && told.next === null;
  return (
    <>
      {isFailing && <p role="status">{t(told === null ? 'failing' : 'failingMore')}</p>}
      {told === null && !isFailing && <p className={styles.quiet}>{t('asking')}</p>}
      {told?.areBytesShown === false && <p>{t(access === 'locked' ? 'locked' : 'viewOnly')}</p>}
      {newer > 0 && (
        <Button className={styles.newer} variant="default" h="var(--target)" onClick={again}>
          {t('newer', { count: newer })}
        </Button>
      )}
      {isNone && <p className={styles.quiet}>{t(isFiltered ? 'noneFound' : 'none')}</p>}
    </>
  );
}

function Rows({ pages: { told } }: { pages: RejectedPages }) {
  const nowMs = useServerNowMs(60_000);
  return (
    <ul className={styles.list}>
      {told?.rejections.map((rejected) => (
        <RejectedItem
          key={`${rejected.log} ${rejected.partition} ${rejected.offset} ${rejected.atMs}`}
          rejected={rejected}
          nowMs={nowMs}
        />
      ))}
    </ul>
  );
}

function Further({ pages: { told, isAsking, more } }: { pages: RejectedPages }) {
  const t = useTranslations('rejected');
  const clock = useClock();
  const nowMs = useServerNowMs(60_000);
  if (told === null || told.next === null) return null;
  const { searchedToMs } = told;
  return (
    <>
      {searchedToMs !== null && (
        <p role="status">{t('searchedTo', { time: sinceWords(searchedToMs, { nowMs, ...clock }) })}</p>
      )}
      <PressButton variant="default" isBusy={isAsking} onClick={more}>
        {t(searchedToMs === null ? 'more' : 'searchOn')}
      </PressButton>
    </>
  );
}
