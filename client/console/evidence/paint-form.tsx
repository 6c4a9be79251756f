import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { parseHex } from '../../../crypto/index.ts';
import { derivedEntry } from '../../evidence/custody-record.ts';
import { hashOf } from '../../evidence/hash.ts';
import { Button, ButtonGroup } from '../../shared/components/button.tsx';
import { TextInput } from '../../shared/components/text-input.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { useAct } from '../case/use-act.ts';
import { PaintSurface } from './paint-surface.tsx';
import { redraw, type Area } from './redraw.ts';
import { saveBlob } from './save-blob.ts';
import type { ShownDocument } from './use-access.ts';

interface PaintFormProps {
  readonly id: string;
  readonly document: ShownDocument;
  /** The picture as it came, and what its bytes say it is. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  /** Not shown before something is painted over. */
  readonly intimate: boolean;
}

const sides = ['left', 'top', 'width', 'height'] as const;
type Typed = Readonly<Record<(typeof sides)[number], string>>;
const nothing: Typed = { left: '', top: '', width: '', height: '' };

/** A version of a picture with areas painted over, drawn anew: nothing is left below them. Also by numbers, so that no pointer is needed. */
export function PaintForm({ id, document, bytes, type, intimate }: PaintFormProps): VNode {
  const { t } = useLocale();
  const [typed, setTyped] = useState<Typed>(nothing);
  const [areas, setAreas] = useState<readonly Area[]>([]);
  const [shown, setShown] = useState<Blob | null>(null);
  const { busy, error, fail, perform } = useAct(id);
  const suffix = document.hash.slice(0, 8);
  useEffect(() => {
    let wanted = true;
    void (areas.length === 0 && intimate ? Promise.resolve(null) : redraw(bytes, type, areas)).then((drawn) => {
      if (wanted) setShown(drawn);
    });
    return () => {
      wanted = false;
    };
  }, [areas, bytes, type, intimate]);
  const paintOver = (area: Area): void => {
    fail(undefined);
    setAreas([...areas, area]);
  };
  const add = (): void => {
    const area = areaOf(typed);
    if (area === null) {
      fail(t('paint-wrong'));
      return;
    }
    paintOver(area);
    setTyped(nothing);
  };
  const keep = async (blob: Blob): Promise<void> => {
    const drawn = new Uint8Array(await blob.arrayBuffer());
    const name = `redacted-${suffix}.jpg`;
    const made = { hash: hashOf(drawn), name, length: drawn.length };
    const entry = derivedEntry(made, parseHex(document.hash), t('paint-done', { count: areas.length }));
    if (await perform({ type: 'CUSTODY', entry })) saveBlob(blob, name);
  };
  return (
    <div class="app-form">
      <p class="govuk-hint">{t('paint-hint')}</p>
      {shown !== null && (
        <PaintSurface
          picture={shown}
          label={t(areas.length === 0 ? 'paint-before' : 'paint-result')}
          onArea={paintOver}
        />
      )}
      <div class="app-paint__numbers">
        {sides.map((side) => (
          <TextInput
            key={side}
            id={`paint-${suffix}-${side}`}
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
      {error !== undefined && <p class="govuk-error-message">{error}</p>}
      <ButtonGroup>
        <Button id={`paint-${suffix}-add`} small tone="secondary" onClick={add}>
          {t('paint-add')}
        </Button>
        {areas.length > 0 && (
          <Button
            small
            tone="quiet"
            onClick={() => {
              setAreas(areas.slice(0, -1));
            }}
          >
            {t('redact-undo')}
          </Button>
        )}
      </ButtonGroup>
      {shown !== null && areas.length > 0 && (
        <Button
          id={`paint-${suffix}-keep`}
          busy={busy}
          onClick={() => {
            void keep(shown);
          }}
        >
          {t('paint-keep')}
        </Button>
      )}
    </div>
  );
}

/** Null unless the numbers are an area inside the picture. */
function areaOf(typed: Typed): Area | null {
  const [left, top, width, height] = sides.map((side) =>
    /^\d{1,3}$/u.test(typed[side].trim()) ? Number(typed[side]) : -1,
  );
  if (left === undefined || top === undefined || width === undefined || height === undefined) return null;
  const isInside = left >= 0 && top >= 0 && width > 0 && height > 0 && left + width <= 100 && top + height <= 100;
  return isInside ? { left: left / 100, top: top / 100, width: width / 100, height: height / 100 } : null;
}
