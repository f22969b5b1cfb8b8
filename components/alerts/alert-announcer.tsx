'use client';

import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useAlertsNow } from '../live/use-alerts-now';
import { useTopDialog } from '../shell/open-dialogs';
import { type Announcement, announce, NOTHING_SPOKEN } from './announcements';
import { useAnnouncementWords } from './use-announcement-words';

/** Tells screen readers of alerts that open, ring again or end: at once what asks for somebody, the rest when they pause. */
export function AlertAnnouncer() {
  const words = useAnnouncementWords();
  const dialog = useTopDialog();
  const said = useAnnouncements(dialog);
  const lines = (isUrgent: boolean) =>
    said
      .filter(({ what }) => (what !== 'ends') === isUrgent)
      .map((one) => <p key={`${one.what} ${one.alert.id}`}>{words(one)}</p>);
  const regions = (
    <>
      <VisuallyHidden component="div" role="alert">
        {lines(true)}
      </VisuallyHidden>
      <VisuallyHidden component="div" role="status">
        {lines(false)}
      </VisuallyHidden>
    </>
  );
  return dialog === null ? regions : createPortal(regions, dialog);
}

/** What is to be said, where it was not said yet: `place` is another one when words would be heard there again. */
function useAnnouncements(place: HTMLElement | null): readonly Announcement[] {
  const { alerts, nowMs } = useAlertsNow();
  const spoken = useRef(NOTHING_SPOKEN);
  const [said, say] = useState<readonly Announcement[]>([]);
  const [saidIn, setSaidIn] = useState(place);
  if (saidIn !== place) {
    setSaidIn(place);
    say([]);
  }
  useEffect(() => {
    const next = announce(spoken.current, alerts.values(), nowMs);
    spoken.current = next.spoken;
    if (next.say.length > 0) say(next.say);
  }, [alerts, nowMs]);
  return said;
}
