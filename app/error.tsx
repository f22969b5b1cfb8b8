'use client';

import { ErrorPage } from '../components/shell/error-page';

export default function PageError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return <ErrorPage digest={props.error.digest} onRetry={props.reset} />;
}
