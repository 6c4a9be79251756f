import type { VNode } from 'preact';
import { useT } from '../shared/locale/context.tsx';
import { policy, WhenChecked } from './checked.tsx';

interface FingerprintProps {
  readonly id: string;
  readonly label: string;
  /** Hex in groups of four. */
  readonly value: string;
}

/** A long number for people who compare by eye. */
export function Fingerprint({ id, label, value }: FingerprintProps): VNode {
  return (
    <div class="app-fingerprint">
      <p class="app-fingerprint__label" id={`${id}-label`}>
        {label}
      </p>
      <p class="app-fingerprint__value" id={id} aria-describedby={`${id}-label`} translate={false}>
        {value.split(' ').map((group, index) => (
          <span key={index}>{group} </span>
        ))}
      </p>
    </div>
  );
}

/** What posters print. */
export function TrustFingerprint(): VNode {
  const t = useT();
  return (
    <WhenChecked of={policy}>
      {({ fingerprint }) => (
        <Fingerprint id="trust-fingerprint" label={t('verify-fingerprint-label')} value={fingerprint} />
      )}
    </WhenChecked>
  );
}
