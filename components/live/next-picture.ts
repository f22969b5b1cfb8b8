// Hidden and covered windows paint nothing and would never call back; a quarter of a second is still live for a title.
const UNPAINTED_MS = 250;

/** Calls once, before the browser's next picture, or a little later where it paints none. */
export function beforeNextPicture(callback: () => void): void {
  const call = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    callback();
  };
  const frame = requestAnimationFrame(call);
  const timer = setTimeout(call, UNPAINTED_MS);
}
