import type { ReactNode } from 'react';

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      width="20"
      height="20"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export function CrossIcon() {
  return (
    <Icon>
      <path d="M5 5l10 10M15 5L5 15" strokeLinecap="round" />
    </Icon>
  );
}

export function SlidersIcon() {
  return (
    <Icon>
      <path d="M3 6h6m4 0h4M3 14h2m4 0h8" strokeLinecap="round" />
      <circle cx="11" cy="6" r="2" />
      <circle cx="7" cy="14" r="2" />
    </Icon>
  );
}

export function LockIcon({ isOpen }: { isOpen: boolean }) {
  return (
    <Icon>
      <rect x="4.5" y="9" width="11" height="7.5" rx="1.5" />
      <path d={isOpen ? 'M7 9V6.5a3 3 0 0 1 5.8-1' : 'M7 9V6.5a3 3 0 0 1 6 0V9'} strokeLinecap="round" />
    </Icon>
  );
}

export function MarkIcon() {
  return (
    <svg
      width="26"
      height="26"
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.6"
      aria-hidden="true"
    >
      <path d="M4 12c4-5 8 3 12 0s8-5 12 0M4 21c4-5 8 3 12 0s8-5 12 0" strokeLinecap="round" />
    </svg>
  );
}

export function PlusIcon() {
  return (
    <Icon>
      <path d="M10 4v12M4 10h12" strokeLinecap="round" />
    </Icon>
  );
}

export function MinusIcon() {
  return (
    <Icon>
      <path d="M4 10h12" strokeLinecap="round" />
    </Icon>
  );
}

export function EarlierIcon() {
  return (
    <Icon>
      <path d="M12 4l-6 6 6 6" strokeLinecap="round" />
    </Icon>
  );
}

export function LaterIcon() {
  return (
    <Icon>
      <path d="M8 4l6 6-6 6" strokeLinecap="round" />
    </Icon>
  );
}

export function PauseIcon() {
  return (
    <Icon>
      <path d="M7 4.5v11M13 4.5v11" strokeLinecap="round" />
    </Icon>
  );
}

export function PlayIcon() {
  return (
    <Icon>
      <path d="M6.5 4.5v11l9-5.5z" strokeLinejoin="round" />
    </Icon>
  );
}

/** A keyboard. */
export function KeysIcon() {
  return (
    <Icon>
      <rect x="2.5" y="5" width="15" height="10" rx="1.5" />
      <path d="M5.5 8h.01M8.5 8h.01M11.5 8h.01M14.5 8h.01M6.5 12h7" strokeLinecap="round" />
    </Icon>
  );
}
