import AxeBuilder from '@axe-core/playwright';
import { rehearsalKindSchema } from '#protocol/rehearsal';
import { expect, test } from '../fixtures';
import { rehearsalsOf } from '../rehearsal';

test.describe('the demo', () => {
  test.use({ productOptions: { env: { SIMULATOR: 'demo' } } });

  test('[PG190] whatever can go wrong is started with one press, and the panel says what runs', async ({
    page,
    request,
  }) => {
    await page.goto('/');
    const { panel, entry, open, press } = rehearsalsOf(page);
    await open();
    await expect(panel.getByRole('listitem')).toHaveCount(rehearsalKindSchema.options.length);
    for (const what of rehearsalKindSchema.options) await press(what);
    await expect(entry('open-door')).toContainText(/Fridge: [23] min left/);
    await expect(entry('compressor-fails')).toContainText('Fridge: until you end it');
    await expect(entry('nonsense')).toContainText(/All invented sensors: (\d+ sec|1 min) left/);
    await press('sensor-dies', 'Outdoor');
    await expect(entry('sensor-dies')).toContainText('Outdoor: until you end it');
    await expect(panel.getByRole('status')).toHaveText('8 rehearsals run.');
    const { rehearsals } = await (await request.get('/api/simulator/rehearsals')).json();
    expect(rehearsals).toHaveLength(8);
    const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  test('[PG191] each is ended by itself, or all at once, in every browser', async ({ page, openAnother }) => {
    await page.goto('/');
    const { panel, entry, open, press, allWell } = rehearsalsOf(page);
    await press('sensor-sticks', 'Freezer');
    await press('shows-85', 'Freezer');
    await panel.getByRole('button', { name: 'End: Let the sensor stick, Freezer' }).click();
    await expect(entry('sensor-sticks')).toHaveAttribute('data-running', 'false');
    await expect(entry('shows-85')).toHaveAttribute('data-running', 'true');
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await expect(page.getByRole('button', { name: 'Rehearse · 1 running' })).toBeFocused();

    await rehearsalsOf(await openAnother()).allWell();
    await open();
    await expect(panel.getByRole('status')).toHaveText('Nothing is being rehearsed.');
    await press('nonsense');
    await allWell();
  });

  test('[SM20] [SM26] the readings and the refusals come by the same road as everybody’s', async ({
    page,
    board,
    request,
  }) => {
    await page.goto('/');
    const { press, entry } = rehearsalsOf(page);
    await press('open-door', 'Fridge');
    await press('nonsense');
    await expect(board.tile('Fridge')).toContainText(/1\d\.\d/, { timeout: 30_000 });
    await expect(entry('nonsense')).toContainText(/\([1-9]\d+ since the server started\)/);
    const codes = async () => [
      ...(await (await request.get('/metrics')).text()).matchAll(/isotherm_rejections_total\{code="([\w-]+)"\} [1-9]/g),
    ];
    await expect.poll(async () => (await codes()).length).toBeGreaterThanOrEqual(9);
  });
});

test.describe('on a network without a password', () => {
  test.use({ productOptions: { env: { HOST: '127.1', SIMULATOR: 'demo' } } });

  test('[PG190] nobody can rehearse', async ({ page, board }) => {
    await page.goto('/');
    await expect(board.tiles).toHaveCount(7);
    await expect(page.getByRole('button', { name: 'View only' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Rehearse' })).toHaveCount(0);
  });
});
