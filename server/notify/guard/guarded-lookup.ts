import type { LookupAddress } from 'node:dns';
import { lookup as dnsLookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';

/** All addresses of a name. */
export type Resolve = (host: string) => Promise<LookupAddress[]>;

export const resolveByDns: Resolve = (host) => dnsLookup(host, { all: true, verbatim: true });

/**
 * A lookup for a socket: asks once, has every address judged, and hands on exactly those. What the socket connects to
 * is what was judged, so a name that answers otherwise the second time gains nothing. `judge` throws to refuse.
 */
export function guardedLookup(resolve: Resolve, judge: (address: string) => void): LookupFunction {
  return (host, options, callback) => {
    resolve(host).then(
      (addresses) => {
        const [first] = addresses;
        try {
          if (first === undefined) throw new Error(`the name ${host} has no address: check its spelling`);
          for (const { address } of addresses) judge(address);
        } catch (error) {
          callback(error as Error, '');
          return;
        }
        if (options.all) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };
}
