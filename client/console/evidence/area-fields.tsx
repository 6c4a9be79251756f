import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { areaSides, parseArea, type Area, type TypedArea } from '../../evidence/area.ts';
import { Button, ButtonGroup } from '../../shared/components/button.tsx';
import { TextInput } from '../../shared/components/text-input.tsx';
import { useT } from '../../shared/locale/context.tsx';

interface AreaFieldsProps {
  /** Ids begin with it. */
  readonly id: string;
  readonly onArea: (area: Area) => void;
  /** Null while nothing is painted. */
  readonly onUndo: (() => void) | null;
  /** What went wrong elsewhere in the form. */
  readonly error: string | undefined;
}

const nothing: TypedArea = { left: '', top: '', width: '', height: '' };

/** An area by numbers, so that no pointer is needed to paint one. */
export function AreaFields({ id, onArea, onUndo, error }: AreaFieldsProps): VNode {
  const t = useT();
  const [typed, setTyped] = useState(nothing);
  const [wrong, setWrong] = useState(false);
  const add = (): void => {
    const area = parseArea(typed);
    setWrong(area === null);
    if (area === null) return;
    onArea(area);
    setTyped(nothing);
  };
  const trouble = wrong ? t('paint-wrong') : error;
  return (
    <>
      <div class="app-paint__numbers">
        {areaSides.map((side) => (
          <TextInput
            key={side}
            id={`${id}-${side}`}
            label={t(`paint-${side}`)}
            inputMode="numeric"
            width={3}
            value={typed[side]}
            onInput={(value) => {
              setTyped({ ...typed, [side]: value });
            }}
          />
        ))}
      </div>
      {trouble !== undefined && (
        <p class="govuk-error-message" role="alert">
          {trouble}
        </p>
      )}
      <ButtonGroup>
        <Button id={`${id}-add`} small tone="secondary" onClick={add}>
          {t('paint-add')}
        </Button>
        {onUndo !== null && (
          <Button small tone="quiet" onClick={onUndo}>
            {t('redact-undo')}
          </Button>
        )}
      </ButtonGroup>
    </>
  );
}
