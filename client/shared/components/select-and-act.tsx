import type { VNode } from 'preact';
import type { FieldProps } from './field.tsx';
import { Button } from './button.tsx';
import { Select } from './select.tsx';

interface SelectAndActProps<Value extends string> extends FieldProps {
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  /** Null shows "choose". */
  readonly value: Value | null;
  /** Chosen, and nothing else: by keyboard, every option on the way is chosen too. */
  readonly onChange: (value: Value) => void;
  readonly act: string;
  readonly onAct: () => void;
  readonly busy?: boolean | undefined;
}

/** A choice, and the button that acts on it (WCAG 3.2.2). The button has the id `<id>-act`. */
export function SelectAndAct<Value extends string>(props: SelectAndActProps<Value>): VNode {
  const { id, act, onAct, busy } = props;
  return (
    <div class="app-select-and-act">
      <Select {...props} />
      <Button small id={`${id}-act`} tone="secondary" busy={busy} onClick={onAct}>
        {act}
      </Button>
    </div>
  );
}
