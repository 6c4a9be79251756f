import type { VNode } from 'preact';

/** The crown of a yurt seen from below: two crossing bundles of three poles in a ring. Decorative; for portal and desk only. */
export function Tunduk(): VNode {
  return (
    <svg
      class="app-tunduk"
      viewBox="0 0 40 40"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      aria-hidden="true"
      focusable="false"
    >
      <circle cx="20" cy="20" r="17" />
      <path d="M8 8c6 7 17 18 24 24M5 13c6 7 15 16 22 22M13 5c6 7 15 16 22 22M32 8c-6 7-17 18-24 24M27 5c-6 7-15 16-22 22M35 13c-6 7-15 16-22 22" />
    </svg>
  );
}
