import type { Page } from '@playwright/test';

/**
 * Which fonts this machine draws the page with, told by how wide they are: `latin-524-han-400`. Pictures are only compared
 * where it is the same; other fonts break lines elsewhere.
 */
export function fontsOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const pen = document.createElement('canvas').getContext('2d')!;
    const width = (text: string, weight: string) => {
      pen.font = `${weight} 100px ${getComputedStyle(document.body).fontFamily}`;
      return Math.round(pen.measureText(text).width);
    };
    return `latin-${width('Too hot 40.0 °C', '400')}-${width('Too hot 40.0 °C', '700')}-han-${width('过热报警', '400')}`;
  });
}
