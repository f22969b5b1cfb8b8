import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { BROWSER_FLAGS, findBrowser } from './browser.mjs';
import { buildAll, isBuildCurrent } from './build.mjs';
import { takeEveryLook } from './screenshot/every-look';
import { takeReadmePicture } from './screenshot/readme-picture';

// `--all --out DIR`: every state in every size, colour and language, to be looked at. Without: the picture of the README.
const { values } = parseArgs({
  options: { all: { type: 'boolean', default: false }, out: { type: 'string', default: 'test-results/screens' } },
});

if (!isBuildCurrent()) await buildAll();
const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: BROWSER_FLAGS });
const say = (line: string) => console.log(line);
try {
  await (values.all ? takeEveryLook(browser, { out: values.out, say }) : takeReadmePicture(browser, say));
} finally {
  await browser.close();
}
