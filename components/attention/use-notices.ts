'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { hasLoaded } from '../live/has-loaded';
import { serverNowMs, useLive } from '../live/use-live';
import { alertPath } from './alert-path';
import { useNoticesChoice } from './choices';
import { noticesDue } from './notices-due';
import { noticePermission, showNotice } from './notifier';
import { useAlertSentence } from './use-alert-sentence';

/** Tells of alerts outside the page while it is hidden, where this browser's person asked for it. */
export function useNotices(): void {
  const t = useTranslations('attention');
  const sentence = useAlertSentence();
  const router = useRouter();
  const isOn = useNoticesChoice();
  const alerts = useLive((state) => state.alerts);
  const hasPicture = useLive(({ feed }) => feed !== null && hasLoaded(feed));
  const seen = useRef({ heard: null as ReadonlySet<string> | null, told: new Set<string>() });
  useEffect(() => {
    if (!hasPicture) return;
    const nowMs = serverNowMs();
    const { heard, due } = noticesDue({ ...seen.current, alerts: alerts.values(), nowMs });
    seen.current.heard = heard;
    if (!isOn || !document.hidden || noticePermission() !== 'granted') return;
    for (const notice of due) {
      const { headline, line } = sentence(notice.alert, { nowMs, celsius: null });
      const title = notice.isAgain ? t('ringsAgain', { headline }) : headline;
      const path = alertPath(notice.alert.id);
      void showNotice(notice, { title, body: line }, { path, open: () => router.push(path) });
      seen.current.told.add(notice.alert.id);
    }
  }, [alerts, hasPicture, isOn, router, sentence, t]);
}
