import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useT } from '../locale/context.tsx';
import { Heading } from './heading.tsx';
import { Icon } from './icon.tsx';

interface DialogProps {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  readonly open: boolean;
  /** Escape, the cross, or a press outside. */
  readonly onClose: () => void;
  /** Buttons at the foot. */
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A question that must be answered before going on. The browser keeps the focus inside and gives it back. */
export function Dialog({ id, title, open, onClose, actions, children }: DialogProps): VNode {
  const t = useT();
  const element = useRef<HTMLDialogElement>(null);
  const pressed = useRef<EventTarget | null>(null);
  useEffect(() => {
    const dialog = element.current;
    if (dialog === null) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    <dialog
      class="app-dialog"
      ref={element}
      aria-labelledby={`${id}-title`}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={() => {
        // A browser may close it at the second Escape without asking.
        if (open) onClose();
      }}
      onMouseDown={(event) => {
        pressed.current = event.target;
      }}
      onClick={(event) => {
        // Not when text was marked from inside to outside.
        if (event.target === element.current && pressed.current === element.current) onClose();
      }}
    >
      {open && (
        <div class="app-dialog__inner">
          <button class="app-dialog__close" type="button" aria-label={t('close')} onClick={onClose}>
            <Icon name="x" />
          </button>
          <Heading level={2} id={`${id}-title`}>
            {title}
          </Heading>
          {children}
          {actions !== undefined && <div class="govuk-button-group app-dialog__actions">{actions}</div>}
        </div>
      )}
    </dialog>
  );
}
