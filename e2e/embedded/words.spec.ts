import { expect, test } from '../fixtures';

/** Names, units and what is no word of a language. */
const NO_WORDS = /Isotherm|Kafka|KAFKA_BROKERS|HTTP|CSV|°C|°F|English/g;

test.describe('a browser that asks for Chinese', () => {
  test.use({ locale: 'zh-CN', expectedErrors: /status of 404/ });

  test('[PG80] gets a page without a word of English', async ({ page, board, post }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { name: '还没有读数' })).toBeVisible();
    await post({ sensorId: '烤箱', temperature: 39 }, { sensorId: '冷库 1', temperature: -18 });
    await post({ sensorId: '烤箱', temperature: 43 });
    await expect(board.rows).toContainText(['烤箱']);
    await expect(board.chart).toBeVisible();
    await page.getByText('以表格显示').or(page.locator('summary')).first().click();
    const said = await page.evaluate(() => {
      const named = [...document.querySelectorAll('main *, header *, footer *')].flatMap((element) =>
        ['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? ''),
      );
      return [document.body.innerText, ...named].join('\n');
    });
    expect(said.replace(NO_WORDS, '').match(/[A-Za-z]{2,}/g) ?? []).toEqual([]);
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');

    await page.goto('/none');
    expect((await page.locator('body').innerText()).match(/[A-Za-z]{2,}/g) ?? []).toEqual([]);
  });
});

test('[PG80] the language chosen in the settings is kept', async ({ page, post }) => {
  await post({ sensorId: 'Oven', temperature: 43 });
  await page.goto('/');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByText('简体中文').click();
  await expect(page.getByRole('dialog', { name: '设置' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: '设置' })).toBeVisible();
  await expect(page.getByRole('region', { name: '报警' })).toContainText('Oven');
});

test('[PG80] the unit chosen in the settings is kept, and what is typed is in it', async ({
  page,
  board,
  post,
  request,
}) => {
  await post({ sensorId: 'Oven', temperature: 43 });
  await page.goto('/');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('dialog').getByText('°F').click();
  await page.keyboard.press('Escape');
  await expect(board.tile('Oven')).toContainText('109.4 °F');
  await page.reload();
  await expect(board.rows).toContainText(['Oven is 5.4 °F above its threshold (109.4 °F, alert above 104.0 °F)']);
  await board.threshold.getByRole('textbox', { name: 'Alert above' }).fill('122');
  await board.threshold.getByRole('button', { name: 'Save and end 1 alert' }).click();
  await expect(board.rows).toContainText(['threshold changed']);
  expect(await (await request.get('/api/sensors/Oven/threshold')).json()).toMatchObject({ high: 50 });
});
