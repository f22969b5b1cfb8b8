import { expect, test } from 'vitest';
import { addressKind } from './address-kind';

test.each([
  ['127.0.0.1', 'loopback'],
  ['127.255.255.254', 'loopback'],
  ['::1', 'loopback'],
  ['10.0.0.5', 'private'],
  ['172.16.0.1', 'private'],
  ['172.31.255.255', 'private'],
  ['192.168.1.1', 'private'],
  ['100.64.0.1', 'private'],
  ['100.127.255.255', 'private'],
  ['fd00::1', 'private'],
  ['fc12::1', 'private'],
  ['169.254.169.254', 'link-local'],
  ['fe80::1%eth0', 'link-local'],
  ['224.0.0.1', 'multicast'],
  ['ff02::1', 'multicast'],
  ['0.0.0.0', 'reserved'],
  ['255.255.255.255', 'reserved'],
  ['192.0.2.1', 'reserved'],
  ['198.18.0.1', 'reserved'],
  ['::', 'reserved'],
  ['::7f00:1', 'reserved'],
  ['64:ff9b::a00:5', 'reserved'],
  ['2002:a00:5::1', 'reserved'],
  ['2001::1', 'reserved'],
  ['2001:db8::1', 'reserved'],
  ['nothing', 'reserved'],
])('[NT10] %s is %s', (address, kind) => expect(addressKind(address)).toBe(kind));

test.each(['::ffff:10.0.0.5', '::ffff:7f00:1', '::ffff:8.8.8.8'])(
  '[NT10] %s, IPv4 in disguise, is refused',
  (address) => expect(addressKind(address)).not.toBeNull(),
);

test.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450::1'])(
  '[NT10] %s is public',
  (address) => expect(addressKind(address)).toBeNull(),
);
