import { io, type Socket } from 'socket.io-client';
import type { BrowserEvents, ServerEvents, Snapshot } from '#protocol/frame';
import { PROTOCOL_VERSION } from '#protocol/version';
import type { LiveEvent } from './live-state';
import type { LiveStore } from './live-store';
import type { WatchWishes } from './watch-wishes';

/** Longest wait between two tries, so that a server that is back is met at once by the one looking. */
const MAX_RETRY_MS = 5_000;

/** A resync the server did not answer, for it limits how often one may ask, is asked again after so long. */
const RESYNC_AGAIN_MS = 5_000;

type LiveSocket = Socket<ServerEvents, BrowserEvents>;

/** Keeps the store fed from this page's own origin for as long as the page lives. */
export function connectLive(store: LiveStore, wishes: WatchWishes): void {
  const socket: LiveSocket = io({
    path: '/socket.io/',
    transports: ['websocket'],
    reconnectionDelay: 500,
    reconnectionDelayMax: MAX_RETRY_MS,
    randomizationFactor: 0.5,
    // Asked for with the connection, the first snapshot is already of what is looked at.
    auth: (give) => give({ watch: wishes.list() }),
  });
  const ask = resyncOf(socket, store);
  socket.on('connect', () => store.dispatch({ type: 'link', link: 'connected' }));
  socket.on('disconnect', (reason) => {
    store.dispatch({ type: 'link', link: 'lost' });
    // Socket.IO takes a disconnect asked for by the server as final; the page never gives up.
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), MAX_RETRY_MS * Math.random());
  });
  socket.on('connect_error', () => {
    store.dispatch({ type: 'link', link: 'lost' });
    if (!socket.active) setTimeout(() => socket.connect(), MAX_RETRY_MS * Math.random());
  });
  socket.on('snapshot', (snapshot) => {
    if (isOtherVersion(snapshot)) return reloadOnce();
    store.dispatch({ type: 'snapshot', snapshot });
    wishes.look();
  });
  const apply = (event: LiveEvent) => {
    const hadGround = !store.state().awaitsSnapshot;
    if (store.dispatch(event).awaitsSnapshot && hadGround) ask();
  };
  socket.on('frame', (frame) => apply({ type: 'frame', frame }));
  socket.on('overview', (overview) => apply({ type: 'overview', overview }));
  wishes.onAsk((sensorIds) => {
    // Without a connection nothing is kept to be sent later: the next one says it by itself.
    if (socket.connected) socket.emit('watch', sensorIds);
  });
  reconnectEagerly(socket);
}

function resyncOf(socket: LiveSocket, store: LiveStore): () => void {
  const ask = () => {
    if (!socket.connected || !store.state().awaitsSnapshot) return;
    socket.emit('resync');
    setTimeout(ask, RESYNC_AGAIN_MS);
  };
  return ask;
}

// Timers sleep with the laptop; the person who opens it should not wait for the next try.
function reconnectEagerly(socket: LiveSocket): void {
  const tryNow = () => {
    if (socket.connected || document.visibilityState !== 'visible') return;
    socket.disconnect().connect();
  };
  document.addEventListener('visibilitychange', tryNow);
  addEventListener('online', tryNow);
  addEventListener('pageshow', ({ persisted }) => persisted && tryNow());
}

const RELOADED_FOR = 'isotherm-reloaded-for';

function isOtherVersion({ protocol }: Snapshot): boolean {
  if (protocol === PROTOCOL_VERSION) sessionStorage.removeItem(RELOADED_FOR);
  return protocol !== PROTOCOL_VERSION;
}

// Once only: a cached page that never matches would otherwise reload for ever.
function reloadOnce(): void {
  if (sessionStorage.getItem(RELOADED_FOR) !== null) return;
  sessionStorage.setItem(RELOADED_FOR, String(PROTOCOL_VERSION));
  location.reload();
}
