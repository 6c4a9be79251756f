import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../shared/components/icon.tsx';

interface GraveNoticeProps {
  readonly id: string;
  readonly title: string;
  /** Whether it takes the focus when it appears, in place of the form's own summary. */
  readonly takesFocus?: boolean;
  readonly children: ComponentChildren;
}

/** The register cannot be believed: red on every page, the same as on the source's. */
export function GraveNotice({ id, title, takesFocus = false, children }: GraveNoticeProps): VNode {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (takesFocus) box.current?.focus();
  }, [takesFocus]);
  return (
    <section class="app-judgement app-judgement--broken" id={id} role="alert" tabIndex={-1} ref={box}>
      <Icon name="triangle-alert" />
      <div>
        <p>
          <strong>{title}</strong>
        </p>
        {children}
      </div>
    </section>
  );
}
