import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { parseHex } from '../../../crypto/index.ts';
import { describeProblem } from '../../shared/api/problem.ts';
import { Button } from '../../shared/components/button.tsx';
import { InsetText } from '../../shared/components/notices.tsx';
import { Select } from '../../shared/components/select.tsx';
import { TextInput } from '../../shared/components/text-input.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { SaveFile } from '../../staff/save-file.tsx';
import { codeOf } from '../../staff/worker-link.ts';
import { useWorkplace } from '../workplace-context.ts';
import { isReady, noReceiver, ReceiverFields } from './receiver-fields.tsx';
import { saveBlob } from './save-blob.ts';
import type { ShownDocument } from './use-access.ts';

interface ShareFormProps {
  readonly id: string;
  readonly document: ShownDocument;
  readonly read: () => Promise<Uint8Array>;
  /** Last day if nothing else is chosen is counted from here. */
  readonly today: number;
}

const terms = ['7', '30', '90', '0'] as const;

/** One document for a translator or an expert, under their key, with a last day. */
export function ShareForm({ id, document, read, today }: ShareFormProps): VNode {
  const { t } = useLocale();
  const workplace = useWorkplace();
  const [receiver, setReceiver] = useState(noReceiver);
  const [term, setTerm] = useState<(typeof terms)[number]>('30');
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | undefined>(undefined);
  const [signedWith, setSignedWith] = useState('');
  const suffix = document.hash.slice(0, 8);
  const share = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      const { to, recipient, fingerprint } = receiver;
      const named = { hash: parseHex(document.hash), name: document.name, length: document.length };
      const until = term === '0' ? 0 : today + Number(term);
      const ask = {
        id,
        document: named,
        bytes: await read(),
        to: to.trim(),
        until,
        text: text.trim(),
        recipient,
        fingerprint,
      };
      const answer = await workplace.ask('SHARE_DOCUMENT', ask);
      saveBlob(new Blob([answer.sealed]), `document-${suffix}.gpg`);
      setSignedWith(answer.signedWith);
      await workplace.read();
    } catch (problem) {
      setError(describeProblem(codeOf(problem), t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div class="app-form">
      <InsetText>{t('share-explained')}</InsetText>
      <ReceiverFields id={`share-${suffix}`} draft={receiver} onDraft={setReceiver} />
      <Select
        id={`share-${suffix}-term`}
        label={t('share-term')}
        value={term}
        onChange={setTerm}
        options={terms.map((days) => ({
          value: days,
          label: days === '0' ? t('share-no-end') : t('share-days', { days: Number(days) }),
        }))}
      />
      <TextInput id={`share-${suffix}-text`} label={t('share-what-for')} value={text} onInput={setText} />
      {error !== undefined && <p class="govuk-error-message">{error}</p>}
      <Button
        id={`share-${suffix}`}
        tone="secondary"
        busy={busy}
        disabled={!isReady(receiver)}
        onClick={() => {
          void share();
        }}
      >
        {t('share-button')}
      </Button>
      {signedWith !== '' && (
        <p>
          {t('signed-with')}{' '}
          <SaveFile name="sender.asc" text={signedWith}>
            {t('signed-with-save')}
          </SaveFile>
        </p>
      )}
    </div>
  );
}
