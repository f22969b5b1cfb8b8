import { expect, it, vi } from 'vitest';
import { createLiveStore } from './live-store';
import { frameEvent, SERVER_NOW_MS, snapshotEvent } from './testing/build';

function createStore() {
  const pending: (() => void)[] = [];
  const store = createLiveStore({ nowMs: () => SERVER_NOW_MS, soon: (callback) => pending.push(callback) });
  const paint = () => {
    for (const callback of pending.splice(0)) callback();
  };
  return { store, paint };
}

it('[PG11] all that came before one picture is told once', () => {
  const { store, paint } = createStore();
  const listener = vi.fn();
  store.subscribe(listener);
  store.dispatch(snapshotEvent());
  store.dispatch(frameEvent(1));
  store.dispatch(frameEvent(2));
  expect(listener).not.toHaveBeenCalled();
  paint();
  expect(listener).toHaveBeenCalledTimes(1);
  expect(store.state().seq).toBe(2);
});

it('[PG11] what changes nothing is not told', () => {
  const { store, paint } = createStore();
  const listener = vi.fn();
  store.subscribe(listener);
  store.dispatch(frameEvent(1));
  paint();
  expect(listener).not.toHaveBeenCalled();
});

it('[PG11] who has left hears nothing more', () => {
  const { store, paint } = createStore();
  const listener = vi.fn();
  store.subscribe(listener)();
  store.dispatch(snapshotEvent());
  paint();
  expect(listener).not.toHaveBeenCalled();
});
