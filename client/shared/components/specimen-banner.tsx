import type { ComponentChildren, VNode } from 'preact';
import { useT } from '../locale/context.tsx';
import { classNames } from './class-names.ts';
import type { Specimen } from './specimen.ts';

interface SpecimenProps {
  readonly specimen: Specimen;
}

/** Above everything: nothing here is real. */
export function SpecimenBanner({
  specimen,
  children,
}: SpecimenProps & { readonly children: ComponentChildren }): VNode {
  const t = useT();
  return (
    <section
      class={classNames('app-demo', specimen === 'training' && 'app-demo--training')}
      aria-label={t(`${specimen}-banner-tag`)}
    >
      {children}
    </section>
  );
}

export function SpecimenWords({ specimen }: SpecimenProps): VNode {
  const t = useT();
  return (
    <>
      <strong class="app-demo__tag">{t(`${specimen}-banner-tag`)}</strong> <span>{t(`${specimen}-banner`)}</span>
    </>
  );
}
