'use client';

import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { ActingDialog } from '../acting/acting-dialog';
import { AlertAnnouncer } from '../alerts/alert-announcer';
import { Attention } from '../attention/attention';
import { WorkerStart } from '../offline/worker-start';
import type { TemperatureUnit } from '../words/celsius';
import { AccessProvider } from './access';
import { FeedAnnouncer } from './feed-announcer';
import { useFocusHeirs } from './focus-heirs';
import { SettingsProvider } from './settings';
import { theme } from './theme';

type PageProvidersProps = {
  nonce: string | undefined;
  unit: TemperatureUnit;
  zone: string | null;
  children: ReactNode;
};

export function PageProviders({ nonce, unit, zone, children }: PageProvidersProps) {
  useFocusHeirs();
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={nonce ? () => nonce : undefined}>
      <SettingsProvider initialUnit={unit} initialZone={zone}>
        <AccessProvider>
          {children}
          <ActingDialog />
          <Attention />
          <AlertAnnouncer />
          <FeedAnnouncer />
          <WorkerStart />
        </AccessProvider>
      </SettingsProvider>
    </MantineProvider>
  );
}
