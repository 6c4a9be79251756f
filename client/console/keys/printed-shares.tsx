import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Heading } from '../../shared/components/heading.tsx';
import { WarningText } from '../../shared/components/notices.tsx';
import { WordGrid } from '../../shared/components/word-grid.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { SaveFile } from '../../staff/save-file.tsx';
import type { KeysExchanges, PrintedShare } from '../worker/keys.ts';

interface PrintedSharesProps {
  readonly made: KeysExchanges['SHARE_KEYS']['answer'];
}

/** Shares to be printed or written down, once. */
export function PrintedShares({ made }: PrintedSharesProps): VNode {
  const { t } = useLocale();
  return (
    <div id="shares-made">
      <WarningText>{t('keys-shares-now')}</WarningText>
      <p>{t('keys-shares-tried', { count: made.tried })}</p>
      <p id="save-share-copy">
        <SaveFile name="copy.asc" text={made.copy}>
          {t('keys-shares-copy')}
        </SaveFile>
      </p>
      {made.shares.map((share) => (
        <OneShare key={share.index} share={share} />
      ))}
    </div>
  );
}

function OneShare({ share }: { readonly share: PrintedShare }): VNode {
  const { t } = useLocale();
  const { index, total, threshold, words, picture } = share;
  const [address, setAddress] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([picture], { type: 'image/svg+xml' }));
    setAddress(made);
    return () => {
      URL.revokeObjectURL(made);
    };
  }, [picture]);
  return (
    <section aria-labelledby={`share-${String(index)}-title`} class="app-share">
      <Heading level={3} id={`share-${String(index)}-title`}>
        {t('keys-share-name', { index, total, threshold })}
      </Heading>
      <div id={`share-${String(index)}`}>
        <WordGrid label={t('keys-share-name', { index, total, threshold })} words={words.split(' ')} lang="en" />
      </div>
      {address !== '' && <img class="app-share__code" src={address} alt={t('keys-share-code', { index })} />}
    </section>
  );
}
