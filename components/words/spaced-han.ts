/** A space between digits and Chinese, as in every sentence of the page: `2 小时 5 分钟`. The formats of the system set none. */
export function spacedHan(words: string): string {
  return words.replace(/\d(?=\p{Script=Han})|\p{Script=Han}(?=\d)/gu, '$& ');
}
