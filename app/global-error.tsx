'use client';

import { GlobalErrorPage } from '../components/shell/global-error';

export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return <GlobalErrorPage digest={error.digest} />;
}
