import { isIP } from 'node:net';
import { addressKind } from './address-kind';
import type { AllowList } from './allow-list';

/** It may not be sent there; the message says why and what to do. */
export class PlaceRefused extends Error {
  readonly code = 'refused';

  constructor(why: string) {
    super(`refused: ${why}`);
  }
}

export type Place = {
  isTls: boolean;
  host: string;
  port: number;
  /** Throws PlaceRefused unless a message to this place may connect to that address. */
  judge(address: string): void;
};

/**
 * Where a URL leads. A literal address is judged here, in whatever form it was written (URL makes 0x7f.1 and
 * 2130706433 the 127.0.0.1 they are); a name is, by `judge`, once its addresses are known.
 * @throws PlaceRefused
 */
export function placeOf(text: string, allow: AllowList): Place {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) throw new PlaceRefused('the address must begin with https://');
  const isTls = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port) || (isTls ? 443 : 80);
  const isAllowedPlace = allow.hasPlace(host, port);
  const judge = (address: string) => {
    if (isAllowedPlace || allow.hasAddress(address)) return;
    if (!isTls) throw new PlaceRefused(`${url.host} is not https; use https, or add ${host}:${port} to NOTIFY_ALLOW`);
    const kind = addressKind(address);
    if (kind !== null) throw new PlaceRefused(kindSentence(kind, { host, address }));
  };
  if (isIP(host) !== 0) judge(host);
  return { isTls, host, port, judge };
}

function kindSentence(kind: string, { host, address }: { host: string; address: string }): string {
  const named = host === address ? address : `${host} leads to ${address}, which`;
  return `${named} is a ${kind} address; add it to NOTIFY_ALLOW`;
}
