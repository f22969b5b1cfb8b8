'use client';

import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { Attention } from '../attention/attention';
import { WhoProvider } from '../who/who';
import type { TemperatureUnit } from '../words/celsius';
import { AccessProvider } from './access';
import { SettingsProvider } from './settings';
import { theme } from './theme';

type PageProvidersProps = { nonce: string | undefined; unit: TemperatureUnit; children: ReactNode };

export function PageProviders({ nonce, unit, children }: PageProvidersProps) {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={nonce ? () => nonce : undefined}>
      <SettingsProvider initialUnit={unit}>
        <AccessProvider>
          <WhoProvider>{children}</WhoProvider>
          <Attention />
        </AccessProvider>
      </SettingsProvider>
    </MantineProvider>
  );
}
