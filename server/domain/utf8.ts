const decoder = new TextDecoder('utf-8', { fatal: true });

/** The text of UTF-8 bytes without a leading byte order mark; `null` where they are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}
