'use client';

import { useState } from 'react';
import type { Settings } from '#protocol/settings';
import { detailsOf } from './levels';
import type { DetailsPatch } from './setup-changes';
import type { Target } from './target';
import { scopeAfter, type ToldTicks, toldAbout, toldChanges, toldState } from './told';
import type { ToldChannels } from './use-told-channels';

const NO_TICKS: ToldTicks = {};

type Asked = { target: Target; settings: readonly Settings[]; details: DetailsPatch };

/** Whom to tell while it is chosen: nothing of it is sent before it is saved. */
export function useTold({ channels }: ToldChannels, kept: ToldTicks | undefined) {
  const [ticks, setTicks] = useState(kept ?? NO_TICKS);

  /** As a form shows it. `details`: what is filled in of its one sensor, whose group may be another then. */
  function of({ target, settings, details }: Asked) {
    const about = toldAbout(target, settings, (sensorId) =>
      details.group === undefined ? detailsOf(sensorId, settings).group : details.group,
    );
    const changes = toldChanges(ticks, channels ?? [], about);
    return {
      changes,
      // Before the channels are there nobody knows whether it would change anything.
      isDrafted: channels === null ? Object.keys(ticks).length > 0 : changes.length > 0,
      rows: channels?.map((channel) => {
        const scope = scopeAfter(channel, changes);
        return { channel, scope, state: toldState(scope, about) };
      }),
    };
  }

  return {
    ticks,
    of,
    tick: (channelId: number, tells: boolean) => setTicks((known) => ({ ...known, [channelId]: tells })),
    drop: () => setTicks(NO_TICKS),
  };
}
