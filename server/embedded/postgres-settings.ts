import type { PostgresAddress } from './postgres-address';

/** Small and quiet: one app, a few dozen connections, a machine that does other things too. */
const SETTINGS = {
  max_connections: '30',
  shared_buffers: '32MB',
  max_wal_size: '128MB',
  // Without workers of its own: they cost more memory than they save time here.
  io_method: 'sync',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // A line every five minutes otherwise, for ever.
  log_checkpoints: 'off',
  log_min_messages: 'warning',
};

/** The arguments of `postgres`. Of two values of a setting the later one counts: `more` beside ours. */
export function settingArguments(address: PostgresAddress, more: Readonly<Record<string, string>>): string[] {
  const listen = {
    listen_addresses: address.socketDir === null ? '127.0.0.1' : '',
    unix_socket_directories: address.socketDir ?? '',
    unix_socket_permissions: '0700',
    port: String(address.port),
  };
  return Object.entries({ ...SETTINGS, ...more, ...listen }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
