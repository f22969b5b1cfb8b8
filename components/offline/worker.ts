/** This browser's worker of ours; null where there is none: without HTTPS or localhost, in development, or not yet. */
export async function activeWorker(): Promise<ServiceWorkerRegistration | null> {
  const registration = await navigator.serviceWorker?.getRegistration();
  return registration?.active ? registration : null;
}

/** Has the worker keep the offline page as it is now, once this page is loaded. Returns how to give that up. */
export function keepOfflinePage(): () => void {
  // biome-ignore lint/style/noProcessEnv: the build puts a word in its place; development keeps no page.
  if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return () => {};
  const start = () => void register();
  // The first reading comes first.
  if (document.readyState === 'complete') start();
  else addEventListener('load', start, { once: true });
  return () => removeEventListener('load', start);
}

async function register(): Promise<void> {
  try {
    const { active } = await navigator.serviceWorker.register('/sw.js');
    // A worker that is new here keeps the page by itself.
    active?.postMessage('keep');
  } catch {
    // Private windows and closed-off browsers: then without a server there is the browser's own page.
  }
}

/** Hears which path a pressed notification leads to. Returns how to stop. */
export function hearWorker(open: (path: string) => void): () => void {
  const worker = navigator.serviceWorker;
  if (worker === undefined) return () => {};
  const hear = ({ data }: MessageEvent) => {
    if (typeof data?.open === 'string') open(data.open);
  };
  worker.addEventListener('message', hear);
  worker.startMessages();
  return () => worker.removeEventListener('message', hear);
}
