import { activeWorker } from '../offline/worker';
import type { Notice } from './notices-due';

/** Whether this browser tells outside the page: not at all, not here, not asked yet, no, yes. */
export type NoticePermission = 'unsupported' | 'insecure' | 'default' | 'denied' | 'granted';

export function noticePermission(): NoticePermission {
  // Browsers without a secure context may hide the whole thing: then that is the reason.
  if (!isSecureContext) return 'insecure';
  return 'Notification' in globalThis ? Notification.permission : 'unsupported';
}

/** Asks the person; only while a press is handled. */
export async function askPermission(): Promise<NoticePermission> {
  if (noticePermission() === 'default') await Notification.requestPermission();
  return noticePermission();
}

export type NoticeText = { title: string; body: string };

export type NoticeTarget = {
  /** Where a press on it leads. */
  path: string;
  /** Goes there in this page. */
  open(): void;
};

/**
 * Tells an alert outside the page. The alert's id is its tag: it replaces what was told of it before, also by another
 * tab. By the worker where there is one: what it tells outlives the page, and phones take it from nobody else.
 */
export async function showNotice({ alert, isAgain }: Notice, text: NoticeText, target: NoticeTarget): Promise<void> {
  // `renotify` is missing in the types: the DOM library has only what every browser has.
  const options: NotificationOptions & { renotify: boolean } = { body: text.body, tag: alert.id, renotify: isAgain };
  try {
    const worker = await activeWorker();
    if (worker === null) showByPage(text.title, options, target);
    else await worker.showNotification(text.title, { ...options, data: { path: target.path } });
  } catch {
    // Chrome on Android has the word and refuses to make one; and the person may have said no meanwhile.
  }
}

function showByPage(title: string, options: NotificationOptions, { open }: NoticeTarget): void {
  const notification = new Notification(title, options);
  notification.onclick = () => {
    focus();
    notification.close();
    open();
  };
}
