'use client';

import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { AccessProvider } from './access';
import { SettingsProvider, type Unit } from './settings';
import { theme } from './theme';

type PageProvidersProps = { nonce: string | undefined; unit: Unit; children: ReactNode };

export function PageProviders({ nonce, unit, children }: PageProvidersProps) {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={nonce ? () => nonce : undefined}>
      <SettingsProvider initialUnit={unit}>
        <AccessProvider>{children}</AccessProvider>
      </SettingsProvider>
    </MantineProvider>
  );
}
