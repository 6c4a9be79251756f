import type { ComponentChildren, VNode } from 'preact';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

export type ButtonTone = 'primary' | 'secondary' | 'warning' | 'quiet';

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick?: ((event: MouseEvent) => void) | undefined;
  /** `button` unless given; a form's main button is `submit`. */
  readonly type?: 'button' | 'submit' | undefined;
  readonly tone?: ButtonTone | undefined;
  readonly icon?: IconName | undefined;
  /** Stays focusable and announced, but does nothing: a second press while work is under way is ignored. */
  readonly busy?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** Full name for screen readers where the visible words depend on what stands beside them. */
  readonly label?: string | undefined;
  readonly id?: string | undefined;
  readonly small?: boolean | undefined;
}

/** A button that does something here. For going somewhere, use `LinkButton`. */
export function Button({
  children,
  onClick,
  type = 'button',
  tone = 'primary',
  icon,
  busy = false,
  disabled = false,
  label,
  id,
  small = false,
}: ButtonProps): VNode {
  const press = (event: MouseEvent): void => {
    if (busy) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      class={buttonClass(tone, small)}
      type={type}
      id={id}
      onClick={press}
      disabled={disabled}
      aria-disabled={busy ? 'true' : undefined}
      aria-label={label}
    >
      <Face icon={icon}>{children}</Face>
    </button>
  );
}

interface LinkButtonProps {
  readonly children: ComponentChildren;
  readonly href: string;
  readonly tone?: ButtonTone | undefined;
  readonly icon?: IconName | undefined;
  readonly onClick?: ((event: MouseEvent) => void) | undefined;
  /** Saves the target under this name instead of showing it. */
  readonly download?: string | undefined;
  readonly small?: boolean | undefined;
}

/** A link that looks like a button: the next step of a journey. */
export function LinkButton({
  children,
  href,
  tone = 'primary',
  icon,
  onClick,
  download,
  small = false,
}: LinkButtonProps): VNode {
  return (
    <a class={buttonClass(tone, small)} href={href} onClick={onClick} download={download} draggable={false}>
      <Face icon={icon}>{children}</Face>
    </a>
  );
}

interface ButtonGroupProps {
  readonly children: ComponentChildren;
}

/** Buttons and links side by side, one under the other on a phone. */
export function ButtonGroup({ children }: ButtonGroupProps): VNode {
  return <div class="govuk-button-group">{children}</div>;
}

interface LinkActionProps {
  readonly children: ComponentChildren;
  readonly onClick: () => void;
  /** Full name for screen readers: "Change the desk" where "Change" is seen. */
  readonly label?: string | undefined;
}

/** A button that looks like a link, for small acts inside text and lists. */
export function LinkAction({ children, onClick, label }: LinkActionProps): VNode {
  return (
    <button class="app-link-action" type="button" onClick={onClick} aria-label={label}>
      {children}
    </button>
  );
}

interface FaceProps {
  readonly icon: IconName | undefined;
  readonly children: ComponentChildren;
}

/** An icon before the words; the one that points onwards stands after them. */
function Face({ icon, children }: FaceProps): VNode {
  const onwards = icon === 'chevron-right';
  return (
    <>
      {icon !== undefined && !onwards && <Icon name={icon} />}
      <span>{children}</span>
      {onwards && <Icon name={icon} />}
    </>
  );
}

function buttonClass(tone: ButtonTone, small: boolean): string {
  return classNames('govuk-button', tone !== 'primary' && `govuk-button--${tone}`, small && 'app-button--small');
}
