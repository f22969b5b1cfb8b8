/** What this browser remembered under a key; null for nothing, and where it may not remember. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Remembers as well as the browser lets us: a full or forbidden memory is no reason to fail. */
export function remember(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    // Private windows and blocked storage; then nothing is remembered.
  }
}
