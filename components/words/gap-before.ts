/** What stands between a sentence and its `detail`: a space, and nothing where a full-width mark brings its own. */
export function gapBefore(detail: string): '' | ' ' {
  return /^[（，。；：]/.test(detail) ? '' : ' ';
}
