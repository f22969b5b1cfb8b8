'use client';

import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import type { Access } from '#protocol/session';
import { readSession } from '../live/commands';
import { useLive } from '../live/use-live';

type AccessState = {
  /** Null until the server said. */
  access: Access | null;
  /** Whether this browser may change things now. */
  canChange: boolean;
  /** Asks the server again: after a password, or when a command was refused. */
  refresh(): Promise<void>;
};

const AccessContext = createContext<AccessState>({ access: null, canChange: false, refresh: async () => {} });

export function AccessProvider({ children }: { children: ReactNode }) {
  const [access, setAccess] = useState<Access | null>(null);
  const link = useLive((state) => state.link);
  const refresh = useCallback(async () => {
    const session = await readSession();
    if (session.ok) setAccess(session.value.access);
  }, []);
  // A server that came back may have another password, or none.
  useEffect(() => {
    if (link === 'online') void refresh();
  }, [link, refresh]);
  const canChange = access === 'open' || access === 'unlocked';
  return <AccessContext value={{ access, canChange, refresh }}>{children}</AccessContext>;
}

/** What this browser may do. */
export function useAccess(): AccessState {
  return useContext(AccessContext);
}
