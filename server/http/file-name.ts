/** Letters, digits and what no system minds in the name of a file; a sensor's `cold-room/3` is no folder. */
const UNSAFE = /[^\p{L}\p{M}\p{N} ._()-]/gu;
const NOT_ASCII = /[^\x20-\x7e]/gu;
// encodeURIComponent leaves these, RFC 8187 does not.
const NOT_ATTR_CHAR = /['()*]/g;

/** `content-disposition` of a download, RFC 6266: in ASCII for old programs, then as it is (RFC 8187, once 5987). */
export function fileNameHeader(name: string): string {
  const safe = name.replace(UNSAFE, '-');
  const encoded = encodeURIComponent(safe).replace(
    NOT_ATTR_CHAR,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${safe.replace(NOT_ASCII, '_')}"; filename*=UTF-8''${encoded}`;
}
