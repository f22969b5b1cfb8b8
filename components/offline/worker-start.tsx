'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { watchLive } from '../live/use-live';
import { createLastHeard } from './last-heard';
import { hearWorker, keepOfflinePage } from './worker';

/** Prepares for the time without a server: a page that is kept, and since when. Draws nothing. */
export function WorkerStart() {
  const router = useRouter();
  useEffect(() => watchLive(createLastHeard()), []);
  useEffect(() => keepOfflinePage(), []);
  useEffect(() => hearWorker((path) => router.push(path)), [router]);
  return null;
}
