import type { Locator, Page } from '@playwright/test';
import type { RehearsalKind } from '#protocol/rehearsal';

/** The panel with which things go wrong. */
export type RehearsalPanel = {
  panel: Locator;
  /** The entry of one rehearsal; `data-running` says whether it runs. */
  entry(what: RehearsalKind): Locator;
  /** Opens the panel where it is not. */
  open(): Promise<void>;
  close(): Promise<void>;
  /** Presses the button of a rehearsal, for this sensor or for the one chosen there, and waits until it runs. */
  press(what: RehearsalKind, sensorId?: string): Promise<void>;
  /** Presses the one button that ends all, and waits until nothing runs. */
  allWell(): Promise<void>;
};

export function rehearsalsOf(page: Page): RehearsalPanel {
  const panel = page.getByRole('dialog', { name: /^(Rehearse|演练)$/ });
  const entry = (what: RehearsalKind) => panel.locator(`[data-rehearsal="${what}"]`);
  const open = async () => {
    if (await panel.isVisible()) return;
    await page.getByRole('button', { name: /^(Rehearse|演练)/ }).click();
    await entry('nonsense').waitFor();
  };
  return {
    panel,
    entry,
    open,
    close: () => panel.getByRole('button', { name: /^(Close|关闭)$/ }).click(),
    async press(what, sensorId) {
      await open();
      if (sensorId !== undefined) await entry(what).getByRole('combobox').selectOption({ value: sensorId });
      await entry(what).getByRole('button').first().click();
      await panel.locator(`[data-rehearsal="${what}"][data-running="true"]`).waitFor();
    },
    async allWell() {
      await open();
      await panel.getByRole('button', { name: /^(All well again|全部恢复正常)$/ }).click();
      await panel.getByText(/^(Nothing is being rehearsed|当前没有进行中的演练)/).waitFor();
    },
  };
}
