import { BlockList, isIP } from 'node:net';

/** What an address is that no message may go to by itself. */
export type AddressKind = 'private' | 'loopback' | 'link-local' | 'multicast' | 'reserved';

/** IANA's special-purpose addresses of IPv4. */
const IPV4: Readonly<Record<AddressKind, readonly string[]>> = {
  private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'],
  loopback: ['127.0.0.0/8'],
  'link-local': ['169.254.0.0/16'],
  multicast: ['224.0.0.0/4'],
  reserved: [
    '0.0.0.0/8',
    '192.0.0.0/24',
    '192.0.2.0/24',
    '192.88.99.0/24',
    '198.18.0.0/15',
    '198.51.100.0/24',
    '203.0.113.0/24',
    '240.0.0.0/4',
  ],
};

/** Only 2000::/3 is given out; inside it lie tunnels that lead to any IPv4 address, and examples. */
const IPV6: Readonly<Record<AddressKind, readonly string[]>> = {
  private: ['fc00::/7', 'fec0::/10'],
  loopback: ['::1/128'],
  'link-local': ['fe80::/10'],
  multicast: ['ff00::/8'],
  reserved: ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'],
};

const KINDS: readonly AddressKind[] = ['loopback', 'private', 'link-local', 'multicast', 'reserved'];
const LISTS = KINDS.map((kind): [AddressKind, BlockList] => [kind, blockList([...IPV4[kind], ...IPV6[kind]])]);
const GIVEN_OUT = blockList(['2000::/3']);

/** Null for an address of the public internet. What is no address at all counts as reserved. */
export function addressKind(address: string): AddressKind | null {
  const bare = withoutZone(address);
  const version = isIP(bare);
  if (version === 0) return 'reserved';
  const family = version === 4 ? 'ipv4' : 'ipv6';
  const found = LISTS.find(([, list]) => list.check(bare, family));
  if (found !== undefined) return found[0];
  return version === 4 || GIVEN_OUT.check(bare, family) ? null : 'reserved';
}

/** Addresses and networks as a list to check against; each entry as `10.0.0.0/8`. */
export function blockList(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    list.addSubnet(address, Number(prefix), isIP(address) === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}

/** `fe80::1%eth0` names an interface of this machine, which is no part of the address. */
export function withoutZone(address: string): string {
  return address.replace(/%.*$/, '');
}
