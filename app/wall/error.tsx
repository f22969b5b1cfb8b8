'use client';

import { WallError } from '../../components/wall/wall-error';

export default function Failed(props: { reset: () => void }) {
  return <WallError onRetry={props.reset} />;
}
