import { expect, it, vi } from 'vitest';
import { createKeptDrafts, type KeptDraft, type Shelf } from './kept-drafts';
import { NO_DRAFT } from './setup-draft';

const aDraft = (typed: string): KeptDraft => ({
  draft: { ...NO_DRAFT, typed: { 'limits.high': typed } },
  details: { sensorId: null, texts: {} },
  seen: null,
  input: { locale: 'en', unit: 'C' },
});

function aShelf(): Shelf {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
    removeItem: (key) => void kept.delete(key),
  };
}

it('[PG445] a draft is there again after the document is gone, each at its form', () => {
  const shelf = aShelf();
  const before = createKeptDrafts(() => shelf);
  before.keep('/setup?sensor=a', aDraft('7'));
  before.keep('/setup?all', aDraft('8'));
  before.keep('/setup?all', null);
  const after = createKeptDrafts(() => shelf);
  expect(after.of('/setup?sensor=a')).toEqual(aDraft('7'));
  expect(after.of('/setup?all')).toBeNull();
  expect(after.addresses()).toEqual(['/setup?sensor=a']);
});

it('[PG445] where nothing may be kept it lives on in the document', () => {
  const drafts = createKeptDrafts(() => {
    throw new Error('This browser keeps nothing.');
  });
  drafts.keep('/setup?all', aDraft('8'));
  expect(drafts.of('/setup?all')).toEqual(aDraft('8'));
});

it('[PG445] what is unsaved is told when it changes, and is the same until then', () => {
  const shelf = aShelf();
  const drafts = createKeptDrafts(() => shelf);
  const told = vi.fn();
  drafts.subscribe(told);
  drafts.keep('/setup?all', null);
  expect(told).not.toHaveBeenCalled();
  drafts.keep('/setup?all', aDraft('8'));
  const addresses = drafts.addresses();
  drafts.keep('/setup?all', aDraft('9'));
  expect(drafts.addresses()).toBe(addresses);
  expect(told).toHaveBeenCalledTimes(2);
});
