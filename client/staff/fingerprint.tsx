import type { VNode } from 'preact';

interface FingerprintProps {
  /** Hex, with or without spaces. */
  readonly value: string;
}

/** A long number for people who compare by eye: groups of four, of which none breaks across lines. */
export function Fingerprint({ value }: FingerprintProps): VNode {
  const groups = value.replaceAll(' ', '').match(/.{1,4}/gu) ?? [];
  return (
    <span class="app-fingerprint" translate={false}>
      {groups.map((group, index) => (
        <span key={index}>{group} </span>
      ))}
    </span>
  );
}
