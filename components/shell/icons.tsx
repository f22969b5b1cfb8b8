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
