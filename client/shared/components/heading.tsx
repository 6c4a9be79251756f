import type { ComponentChildren, VNode } from 'preact';
import { hyphenate } from '../locale/hyphenate.ts';
import { useLocale } from '../locale/context.tsx';
import { classNames } from './class-names.ts';

export type HeadingSize = 'xl' | 'l' | 'm' | 's';

interface HeadingProps {
  /** Level in the outline of the page, 1 to 4. */
  readonly level: 1 | 2 | 3 | 4;
  /** How large it looks; l, m, s, s for the levels unless given. */
  readonly size?: HeadingSize | undefined;
  /** A quiet line above, part of the heading: a step, a case number. */
  readonly caption?: ComponentChildren;
  readonly id?: string | undefined;
  readonly children: ComponentChildren;
}

const usualSize = { 1: 'l', 2: 'm', 3: 's', 4: 's' } as const;

/** A heading whose long Kyrgyz words break by syllables. Level 1 can be focused by script, after a change of page. */
export function Heading({ level, size = usualSize[level], caption, id, children }: HeadingProps): VNode {
  const Element = `h${level}` as const;
  return (
    <Element class={classNames(`govuk-heading-${size}`)} id={id} tabIndex={level === 1 ? -1 : undefined}>
      {caption !== undefined && caption !== null && <span class="app-caption">{caption}</span>}
      <Hyphenated>{children}</Hyphenated>
    </Element>
  );
}

interface HyphenatedProps {
  readonly children: ComponentChildren;
}

/** Soft hyphens in a plain text; anything else passes unchanged. For large type only: copied text would carry them along. */
export function Hyphenated({ children }: HyphenatedProps): VNode {
  const { language } = useLocale();
  return <>{typeof children === 'string' ? hyphenate(children, language) : children}</>;
}
