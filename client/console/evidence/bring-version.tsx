import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { formatHex } from '../../../crypto/index.ts';
import { hashOf } from '../../evidence/hash.ts';
import { shownLimit } from '../../evidence/kind.ts';
import { FileInput } from '../../shared/components/file-input.tsx';
import { useT } from '../../shared/locale/context.tsx';
import { ShareForm } from './share-form.tsx';
import type { ShownDocument } from './use-access.ts';

interface BringVersionProps {
  readonly id: string;
  readonly document: ShownDocument;
  readonly today: number;
}

/** A version that its maker has kept, to be given on: the case knows its hash and takes no other file for it. */
export function BringVersion({ id, document, today }: BringVersionProps): VNode {
  const t = useT();
  const [bytes, setBytes] = useState<Uint8Array | 'OTHER' | null>(null);
  const take = async (file: File): Promise<void> => {
    if (file.size !== document.length || file.size > shownLimit) {
      setBytes('OTHER');
      return;
    }
    const brought = new Uint8Array(await file.arrayBuffer());
    setBytes(formatHex(hashOf(brought)) === document.hash ? brought : 'OTHER');
  };
  return (
    <>
      <FileInput
        id={`version-${document.hash.slice(0, 8)}-file`}
        label={t('version-file')}
        hint={t('version-file-hint')}
        error={bytes === 'OTHER' ? t('version-other') : undefined}
        onFiles={([file]) => {
          if (file !== undefined) void take(file);
        }}
      />
      {bytes !== null && bytes !== 'OTHER' && (
        <ShareForm id={id} document={document} read={() => Promise.resolve(bytes)} today={today} />
      )}
    </>
  );
}
