import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { kindOf, shownLimit, type Kind } from '../../evidence/kind.ts';
import { Button } from '../../shared/components/button.tsx';
import { InsetText } from '../../shared/components/notices.tsx';
import { useT } from '../../shared/locale/context.tsx';
import { StrangersWords } from '../../staff/strangers-words.tsx';
import { PdfView } from '../pdf/pdf-view.tsx';
import { redraw } from './redraw.ts';
import { useObjectAddress } from './use-object-address.ts';

interface PreviewProps {
  readonly blob: Blob;
  /** Made harmless for the screen. */
  readonly name: string;
  readonly blurred: boolean;
  /** Below a picture or a PDF. */
  readonly mark: ((paintable: Paintable) => VNode) | null;
  /** Below a text. */
  readonly below: ((text: string) => VNode) | null;
}

/** As the source sent it: what can be painted over. */
export type Paintable =
  | { readonly kind: 'PICTURE'; readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string }
  | { readonly kind: 'PDF'; readonly bytes: Uint8Array<ArrayBuffer> };

type Shown =
  | Exclude<Kind, { kind: 'PICTURE' | 'PDF' }>
  | Extract<Paintable, { kind: 'PDF' }>
  | (Extract<Paintable, { kind: 'PICTURE' }> & { readonly picture: Blob });

/** What a document looks like, without anything in it being run. */
export function Preview({ blob, name, blurred, mark, below }: PreviewProps): VNode {
  const t = useT();
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    void inspect(blob).then(setShown);
  }, [blob]);
  if (shown === null) return <p>{t('preview-preparing')}</p>;
  switch (shown.kind) {
    case 'PICTURE':
      return (
        <>
          <Picture picture={shown.picture} name={name} blurred={blurred} />
          {mark?.(shown)}
        </>
      );
    case 'TEXT':
      return (
        <>
          <pre class="app-preview__text" tabIndex={0} aria-label={name}>
            <StrangersWords text={shown.text} />
          </pre>
          {below?.(shown.text)}
        </>
      );
    case 'PDF':
      return (
        <>
          <PdfView bytes={shown.bytes} name={name} blurred={blurred} />
          {mark?.(shown)}
        </>
      );
    case 'NONE':
      return <InsetText>{t(`preview-${shown.why}`)}</InsetText>;
  }
}

async function inspect(blob: Blob): Promise<Shown> {
  if (blob.size > shownLimit) return { kind: 'NONE', why: 'TOO_LARGE' };
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const kind = kindOf(bytes);
  if (kind.kind === 'PDF') return { kind: 'PDF', bytes };
  if (kind.kind !== 'PICTURE') return kind;
  const picture = await redraw(bytes, kind.type);
  return picture === null ? { kind: 'NONE', why: 'DAMAGED' } : { kind: 'PICTURE', picture, bytes, type: kind.type };
}

interface PictureProps {
  readonly picture: Blob;
  readonly name: string;
  readonly blurred: boolean;
}

function Picture({ picture, name, blurred }: PictureProps): VNode | null {
  const t = useT();
  const address = useObjectAddress(picture);
  const [clear, setClear] = useState(!blurred);
  if (address === null) return null;
  return (
    <figure class="app-preview">
      <img class={clear ? '' : 'app-preview__blurred'} src={address} alt={clear ? name : t('preview-blurred')} />
      {blurred && (
        <figcaption>
          <Button
            small
            tone="quiet"
            icon="eye"
            onClick={() => {
              setClear(!clear);
            }}
          >
            {clear ? t('preview-blur') : t('preview-unblur')}
          </Button>
        </figcaption>
      )}
    </figure>
  );
}
