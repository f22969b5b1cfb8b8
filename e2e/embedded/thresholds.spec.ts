import type { Page } from '@playwright/test';
import { type Board, boardOf } from '../board';
import { expect, test } from '../fixtures';

test.beforeEach(async ({ page, post }) => {
  await post({ sensorId: 'Fridge', temperature: 4 }, { sensorId: 'Oven', temperature: 39 });
  await page.goto('/?sensor=Oven');
});

/** What one does with a threshold on the page. */
function handsOn(page: Page): Board & { above: ReturnType<Page['getByRole']>; press(button: string): Promise<void> } {
  const board = boardOf(page);
  return {
    ...board,
    above: board.threshold.getByRole('textbox', { name: 'Alert above' }),
    press: (button) => board.threshold.getByRole('button', { name: button, exact: true }).click(),
  };
}

test('[PG73] a threshold saved in one browser acts in every browser at once, and so does its undoing', async ({
  page,
  openAnother,
}) => {
  const mine = handsOn(page);
  const other = boardOf(await openAnother('/?sensor=Oven'));
  await expect(other.strip).toContainText('All 2 sensors OK');
  await mine.above.fill('38');
  await expect(mine.threshold).toContainText('Above 40.0 → 38.0 °C');
  await expect(mine.threshold).toContainText('opens 1 alert now');
  await expect(mine.chart).toContainText('Draft: alert above 38.0 °C');
  await expect(mine.chart).toContainText('Alert above 40.0 °C');
  await expect(other.strip).toContainText('All 2 sensors OK');

  await mine.press('Save and open 1 alert');
  await expect(mine.threshold).toContainText('Saved.');
  for (const board of [mine, other]) {
    await expect(board.rows).toContainText(['Oven is 1.0 °C above its threshold (39.0 °C, alert above 38.0 °C)']);
    await expect(board.tile('Oven')).toContainText('Too hot');
    await expect(board.chart).toContainText('Alert above 38.0 °C');
    await expect(board.threshold).toContainText('Exactly 38.0 °C is not an alert.');
    await expect(board.threshold).toContainText('This sensor’s own threshold.');
  }

  await mine.press('Undo');
  await expect(mine.threshold).toContainText('Undone');
  for (const board of [mine, other]) {
    await expect(board.rows).toContainText(['Oven: alert ended, threshold changed']);
    await expect(board.tile('Oven')).toContainText('Ended: threshold changed');
    await expect(board.chart).toContainText('Alert above 40.0 °C');
  }
});

test('[PG73] the default moves every sensor without its own, and a sensor goes back to it', async ({
  page,
  openAnother,
}) => {
  const mine = handsOn(page);
  const other = boardOf(await openAnother('/?sensor=Fridge'));
  await mine.above.fill('50');
  await mine.press('Save');
  await expect(mine.threshold).toContainText('This sensor’s own threshold.');
  await mine.tile('Fridge').click();
  await mine.above.fill('3.5');
  await mine.threshold.getByRole('combobox', { name: 'Applies to' }).selectOption('Default (moves 1 sensor)');
  await mine.press('Save and open 1 alert');
  await expect(other.rows).toContainText(['Fridge is 0.5 °C above its threshold (4.0 °C, alert above 3.5 °C)']);
  await expect(other.chart).toContainText('Alert above 3.5 °C');

  await mine.tile('Oven').click();
  await mine.threshold.getByRole('button', { name: 'Back to the default (3.5 °C)' }).click();
  await expect(mine.threshold).toContainText('Taken back.');
  await expect(other.rows).toHaveCount(2);
  await expect(other.strip).toContainText('Oven is 35.5 °C above its threshold (39.0 °C, alert above 3.5 °C)');
});

test('[PG73] the default is changed from any sensor, and Esc in its window drops the draft first', async ({ page }) => {
  const { rows } = boardOf(page);
  await page.getByRole('button', { name: 'Default threshold' }).click();
  const dialog = page.getByRole('dialog', { name: 'Default threshold' });
  const above = dialog.getByRole('textbox', { name: 'Alert above' });
  await above.fill('5');
  await page.keyboard.press('Escape');
  await expect(above).toHaveValue('40.0');
  await above.fill('3.5');
  await dialog.getByRole('button', { name: 'Save and open 2 alerts' }).click();
  await expect(dialog).toContainText('Saved.');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(rows).toHaveCount(2);
});

test('[PG74] Esc drops a draft, and nothing was sent', async ({ page }) => {
  const sent: string[] = [];
  page.on('request', (request) => {
    // A back-test asks what would have been, and changes nothing.
    const isQuestion = request.method() === 'GET' || request.url().endsWith('/api/back-test');
    if (!isQuestion) sent.push(`${request.method()} ${request.url()}`);
  });
  const mine = handsOn(page);
  await mine.above.fill('38');
  await mine.above.press('ArrowDown');
  await expect(mine.above).toHaveValue('37.9');
  await expect(mine.chart).toContainText('Draft: alert above 37.9 °C');
  await mine.above.press('Escape');
  await expect(mine.above).toHaveValue('40.0');
  await expect(mine.chart).not.toContainText('Draft');
  await expect(mine.threshold.getByRole('button', { name: 'Save' })).toHaveCount(0);
  expect(sent).toEqual([]);
});

test('[PG74] what cannot be a threshold says what to do, and cannot be saved', async ({ page }) => {
  const { above, threshold } = handsOn(page);
  const below = threshold.getByRole('textbox', { name: 'Alert below' });
  const save = threshold.getByRole('button', { name: 'Save', exact: true });
  await above.fill('hot');
  await expect(above).toHaveAccessibleDescription(
    'This is not a number. Write one like 38.0, or leave it empty for no limit.',
  );
  await expect(save).toBeDisabled();
  await above.fill('20000');
  await expect(above).toHaveAccessibleDescription(
    /^This cannot be measured\. Write a number from −273\.15.°C to 10000\.0.°C\.$/,
  );
  await expect(save).toBeDisabled();
  await above.fill('40');
  await below.fill('40');
  await expect(threshold).toContainText('The lower limit must be below the upper one.');
  await expect(save).toBeDisabled();
  await above.press('Enter');
  await below.fill('');
  await above.fill('');
  await expect(save).toBeEnabled();
});

test.describe('when somebody else saves while one drafts', () => {
  test('[PG75] one’s draft stays, one is told, and may take theirs', async ({ page, openAnother }) => {
    const mine = handsOn(page);
    const theirs = handsOn(await openAnother('/?sensor=Oven'));
    await mine.above.fill('36');
    await theirs.above.fill('38');
    await theirs.press('Save and open 1 alert');
    await expect(mine.threshold).toContainText('Ana saved 38.0 °C');
    await expect(mine.above).toHaveValue('36');
    await expect(mine.chart).toContainText('Alert above 38.0 °C');
    await mine.above.press('Enter');
    await mine.press('Use 38.0 °C');
    await expect(mine.above).toHaveValue('38.0');
    await expect(theirs.above).toHaveValue('38.0');
    await expect(mine.threshold).not.toContainText('Ana saved');
  });

  test('[PG75] one’s draft stays, one is told, and may save over theirs', async ({ page, openAnother }) => {
    const mine = handsOn(page);
    const theirs = handsOn(await openAnother('/?sensor=Oven'));
    await mine.above.fill('36');
    await theirs.above.fill('38');
    await theirs.press('Save and open 1 alert');
    await expect(mine.threshold).toContainText('Above 38.0 → 36.0 °C');
    await mine.press('Save mine over it');
    await expect(mine.threshold).toContainText('Saved.');
    await expect(theirs.above).toHaveValue('36.0');
    await expect(theirs.chart).toContainText('Alert above 36.0 °C');
  });
});

test.describe('on a window in which the fields are at the foot', () => {
  test.use({ viewport: { width: 1280, height: 800 } });

  test('[PG505] the way to save is in sight while one types, and nothing moves under the pointer that steps', async ({
    page,
    board,
    post,
  }) => {
    await post(
      ...['Attic', 'Cellar', 'Fridge', 'Hall', 'Lab', 'Yard'].map((sensorId) => ({ sensorId, temperature: 20 })),
    );
    await page.goto('/?sensor=Lab');
    const save = board.main.getByRole('button', { name: 'Save', exact: true });
    const raise = board.main.getByRole('button', { name: 'Raise the upper limit' });
    await raise.scrollIntoViewIfNeeded();
    const restY = (await raise.boundingBox())?.y;
    await raise.click();
    await raise.click();
    await expect(save).not.toBeInViewport({ ratio: 1 });
    expect((await raise.boundingBox())?.y).toBe(restY);
    await page.mouse.move(640, 300);
    await expect(save).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Escape');
    await expect(save).toHaveCount(0);
    await page.evaluate(() => scrollTo(0, 0));
    await board.main.getByRole('textbox', { name: 'Alert above' }).fill('30');
    await expect(save).toBeInViewport({ ratio: 1 });
  });
});
