const GAP_PX = 4;

/** Puts an open popover under its button, or over it where there is no room, and never out of sight. */
export function placeUnder(popover: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const { offsetHeight: height, offsetWidth: width } = popover;
  const isRoom = at.bottom + GAP_PX + height <= innerHeight;
  popover.style.top = `${isRoom ? at.bottom + GAP_PX : Math.max(GAP_PX, at.top - GAP_PX - height)}px`;
  popover.style.left = `${Math.max(GAP_PX, Math.min(at.left, innerWidth - width - GAP_PX))}px`;
}
