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

/**
 * Tells an alert outside the page; false where the browser refuses. The alert's id is its tag: it replaces what was told
 * of it before, also by another tab.
 */
export function showNotice({ alert, isAgain }: Notice, { title, body }: NoticeText, open: () => void): boolean {
  try {
    // `renotify` is missing in the types: the DOM library has only what every browser has.
    const options: NotificationOptions & { renotify: boolean } = { body, tag: alert.id, renotify: isAgain };
    const notification = new Notification(title, options);
    notification.onclick = () => {
      focus();
      notification.close();
      open();
    };
    return true;
  } catch {
    // Chrome on Android has the word and refuses to make one.
    return false;
  }
}
