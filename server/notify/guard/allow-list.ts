import { isIP } from 'node:net';
import { blockList, withoutZone } from './address-kind';

/** What the environment allows although it is private or not encrypted. */
export type AllowList = {
  /** `host` as a URL has it, IPv6 without brackets. */
  hasPlace(host: string, port: number): boolean;
  hasAddress(address: string): boolean;
};

/** From entries such as `10.0.0.0/8`, `fd00::/8`, `hooks.lan:8080` and `[fd00::1]:80`. */
export function createAllowList(entries: readonly string[]): AllowList {
  const networks = blockList(entries.filter((entry) => entry.includes('/')));
  const places = new Set(entries.filter((entry) => !entry.includes('/')).map((entry) => normal(entry)));
  return {
    hasPlace: (host, port) => places.has(normal(isIP(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`)),
    hasAddress(address) {
      const bare = withoutZone(address);
      const version = isIP(bare);
      return version !== 0 && networks.check(bare, version === 4 ? 'ipv4' : 'ipv6');
    },
  };
}

// Through URL, so that [FD00:0::1] and [fd00::1] are the same; ftp, because it leaves every web port standing.
function normal(place: string): string {
  const text = `ftp://${place.toLowerCase()}`;
  return URL.canParse(text) ? `${new URL(text).hostname}:${/\d+$/.exec(place)?.[0]}` : place;
}
