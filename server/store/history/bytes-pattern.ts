/**
 * A LIKE pattern that finds `text` anywhere in bytes that PostgreSQL shows as `encode(bytes, 'escape')`: there bytes from
 * 128 on and zero are `\ooo`, and a backslash is two.
 */
export function bytesPattern(text: string): string {
  const shown = [...Buffer.from(text)].map(asEscape).join('');
  return `%${escapeLike(shown)}%`;
}

/** The same for columns that are text. */
export function textPattern(text: string): string {
  return `%${escapeLike(text)}%`;
}

function asEscape(byte: number): string {
  if (byte === 0 || byte >= 128) return `\\${byte.toString(8).padStart(3, '0')}`;
  return byte === 0x5c ? '\\\\' : String.fromCharCode(byte);
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&');
}
