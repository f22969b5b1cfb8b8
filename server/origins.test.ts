import { describe, expect, it } from 'vitest';
import { createOwnOrigins } from './origins';

describe('own origins', () => {
  it('[AC20] without PUBLIC_ORIGIN they are the address listened on and localhost, once the port is known', () => {
    let port = 0;
    const own = createOwnOrigins({ publicOrigins: null, host: '127.0.0.1', port: () => port });
    port = 4321;
    expect(own.isOwnOrigin('http://127.0.0.1:4321')).toBe(true);
    expect(own.isOwnOrigin('http://localhost:4321')).toBe(true);
    expect(own.isOwnHost('LOCALHOST:4321')).toBe(true);
    expect(own.isOwnOrigin('http://localhost:4322')).toBe(false);
    expect(own.isOwnOrigin('https://localhost:4321')).toBe(false);
    expect(own.isOwnHost('evil.example:4321')).toBe(false);
  });

  it('[AC20] an IPv6 address stands in brackets', () => {
    const own = createOwnOrigins({ publicOrigins: null, host: '::1', port: () => 3000 });
    expect(own.isOwnHost('[::1]:3000')).toBe(true);
  });

  it('[AC21] with PUBLIC_ORIGIN they are those and no others', () => {
    const own = createOwnOrigins({ publicOrigins: ['https://isotherm.example'], host: '0.0.0.0', port: () => 3000 });
    expect(own.isOwnOrigin('https://isotherm.example')).toBe(true);
    expect(own.isOwnHost('isotherm.example')).toBe(true);
    expect(own.isOwnHost('localhost:3000')).toBe(false);
    expect(own.isOwnOrigin('null')).toBe(false);
  });
});
