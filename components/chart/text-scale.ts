/** How much larger the viewer has words than usual: 1 where a rem is 16 px. For what is drawn in pixels around them. */
export function textScale(): number {
  const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return remPx > 0 ? remPx / 16 : 1;
}
