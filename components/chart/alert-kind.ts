import type { Alert } from '#protocol/alert';

/** By what an alert on the chart is coloured: too much exposure as too hot, too little as too cold. */
export function sideOrKind(kind: Alert['kind']): string {
  return kind.replace('exposure-', '');
}
