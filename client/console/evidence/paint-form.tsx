import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { parseHex } from '../../../crypto/index.ts';
import type { Area } from '../../evidence/area.ts';
import { derivedEntry } from '../../evidence/custody-record.ts';
import { hashOf } from '../../evidence/hash.ts';
import { Button } from '../../shared/components/button.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { useAct } from '../case/use-act.ts';
import { AreaFields } from './area-fields.tsx';
import { PaintSurface } from './paint-surface.tsx';
import { redraw } from './redraw.ts';
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

/** A version of a picture with areas painted over, drawn anew: nothing is left below them. Also by numbers, so that no pointer is needed. */
export function PaintForm({ id, document, bytes, type, intimate }: PaintFormProps): VNode {
  const { t } = useLocale();
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
      <AreaFields
        id={`paint-${suffix}`}
        onArea={paintOver}
        onUndo={
          areas.length === 0
            ? null
            : () => {
                setAreas(areas.slice(0, -1));
              }
        }
        error={error}
      />
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
