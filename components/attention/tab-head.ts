/** `icon` null: the page's own. */
type Worn = { title: string; icon: string | null };

/** What a tab shows of its page: its title and its icon, which the server gave it, what it shows names it by, and alerts take for as long as they last. */
export type TabHead = {
  /** Null: the page's own. */
  show(worn: Worn | null): void;
  stop(): void;
};

/** Keeps an alert's title and icon over the page's own, also when another page is opened meanwhile. */
export function createTabHead(document: Document): TabHead {
  let own = { title: document.title, icon: iconLink(document)?.getAttribute('href') ?? null };
  let worn: Worn | null = null;

  // Next writes title and links anew with each page: whatever is not ours is the page's own.
  const notice = () => {
    const icon = iconLink(document);
    const href = icon?.getAttribute('href') ?? null;
    if (document.title !== worn?.title) own = { ...own, title: document.title };
    if (href !== null && href !== worn?.icon) own = { ...own, icon: href };
  };
  const watch = new MutationObserver(() => {
    notice();
    wear(worn);
  });
  watch.observe(document.head, { childList: true, subtree: true, characterData: true });

  function wear(next: typeof worn): void {
    worn = next;
    const title = next?.title ?? own.title;
    const href = next?.icon ?? own.icon;
    const icon = iconLink(document);
    if (document.title !== title) document.title = title;
    if (icon !== null && href !== null && icon.getAttribute('href') !== href) icon.setAttribute('href', href);
  }

  return {
    show(next) {
      // Another page's title may have come in the same moment, before the watch is told.
      notice();
      wear(next);
    },
    stop() {
      watch.disconnect();
      wear(null);
    },
  };
}

function iconLink(document: Document): HTMLLinkElement | null {
  return document.querySelector('link[rel~="icon"]');
}
