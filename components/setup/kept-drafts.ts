import type { CelsiusInput } from '../words/celsius-input';
import type { DetailTexts } from './details-draft';
import type { SeenVersions } from './setup-changes';
import type { SetupDraft } from './setup-draft';
import type { ToldTicks } from './told';

/** All that a person filled in and did not save, with what they saw meanwhile. */
export type KeptDraft = {
  draft: SetupDraft;
  details: { sensorId: string | null; texts: DetailTexts };
  /** As typed; null: none; absent: not said. */
  group?: string | null;
  /** Absent: nobody was ticked. */
  told?: ToldTicks;
  seen: SeenVersions | null;
  /** In which its numbers were typed. */
  input: CelsiusInput;
};

/** Where it is kept, as a browser's `sessionStorage`. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export type KeptDrafts = {
  /** What is kept of a form, by its address; null: nothing. */
  of(address: string): KeptDraft | null;
  /** Keeps it, or with null forgets it. */
  keep(address: string, draft: KeptDraft | null): void;
  /** The addresses of what is kept; the same array until that changes. */
  addresses(): readonly string[];
  subscribe(onChange: () => void): () => void;
};

// Another shape is another key: a tab may outlive a version of the page.
const KEY = 'isotherm.setup-drafts.1';

/** Drafts that outlive their page, in one tab. Where the browser keeps nothing they live as long as the document. */
export function createKeptDrafts(shelf: () => Shelf): KeptDrafts {
  let drafts: Readonly<Record<string, KeptDraft>> | null = null;
  let addresses: readonly string[] = [];
  const listeners = new Set<() => void>();
  const all = () => {
    if (drafts === null) set(read(shelf));
    return drafts ?? {};
  };
  const set = (next: Readonly<Record<string, KeptDraft>>) => {
    drafts = next;
    const known = Object.keys(next);
    if (known.join('\n') !== addresses.join('\n')) addresses = known;
  };
  return {
    of: (address) => all()[address] ?? null,
    keep(address, draft) {
      const { [address]: before, ...others } = all();
      if (before === undefined && draft === null) return;
      set(draft === null ? others : { ...others, [address]: draft });
      write(shelf, all());
      for (const listener of listeners) listener();
    },
    addresses() {
      all();
      return addresses;
    },
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}

function read(shelf: () => Shelf): Record<string, KeptDraft> {
  try {
    return JSON.parse(shelf().getItem(KEY) ?? '{}');
  } catch {
    return {};
  }
}

function write(shelf: () => Shelf, drafts: Readonly<Record<string, KeptDraft>>): void {
  try {
    if (Object.keys(drafts).length === 0) shelf().removeItem(KEY);
    else shelf().setItem(KEY, JSON.stringify(drafts));
  } catch {
    // Private windows and blocked storage; then closing the tab, which asks, is all that can lose it.
  }
}
