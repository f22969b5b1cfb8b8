/**
 * Keeps the panel beside the tiles where it is while a threshold is drafted in it: at the end of the page what the
 * draft adds below would push the chart up, from under the hand that pulls its line. Sets `--drafted` on the board, the
 * height in px by which the tiles' column is to be longer meanwhile.
 */
export function holdPanel(panel: HTMLElement): () => void {
  const height = () => panel.getBoundingClientRect().height;
  let restPx = height();
  const watch = new ResizeObserver(() => {
    const isDrafted = panel.querySelector('[data-drafted="true"]') !== null;
    if (!isDrafted) restPx = height();
    panel.parentElement?.style.setProperty('--drafted', `${isDrafted ? Math.max(0, height() - restPx) : 0}px`);
  });
  watch.observe(panel);
  return () => watch.disconnect();
}
