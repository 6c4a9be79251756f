/** The places of the page that wait for a check, and what they show until it is done or when it fails. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { ComponentChildren, VNode } from 'preact';
import type { TrustPolicy } from '../../crypto/public.ts';
import { describeProblem } from '../shared/api/problem.ts';
import { WarningText } from '../shared/components/notices.tsx';
import { Spinner } from '../shared/components/progress.tsx';
import { useT } from '../shared/locale/context.tsx';
import type { Front } from './front.ts';

/** Something that is being loaded and checked. */
export type Checked<T> =
  | { readonly kind: 'CHECKING' }
  | { readonly kind: 'READY'; readonly value: T }
  | { readonly kind: 'FAILED'; readonly code: string };

export interface Policy {
  readonly trust: TrustPolicy;
  /** Hex in groups of four. */
  readonly fingerprint: string;
}

export const policy = signal<Checked<Policy>>({ kind: 'CHECKING' });
export const front = signal<Checked<Front>>({ kind: 'CHECKING' });

interface WhenCheckedProps<T> {
  readonly of: ReadonlySignal<Checked<T>>;
  readonly children: (value: T) => ComponentChildren;
}

/** Its children once the check is done. */
export function WhenChecked<T>({ of, children }: WhenCheckedProps<T>): VNode {
  const t = useT();
  const state = of.value;
  if (state.kind === 'CHECKING') return <Spinner label={t('checking')} />;
  if (state.kind === 'READY') return <>{children(state.value)}</>;
  return (
    <WarningText>
      {t('failed-title')}. {describeProblem(state.code, t)}
    </WarningText>
  );
}
