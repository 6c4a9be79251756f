import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../shared/components/button.tsx';
import { FileInput } from '../../shared/components/file-input.tsx';
import { Details, WarningText } from '../../shared/components/notices.tsx';
import { Spinner } from '../../shared/components/progress.tsx';
import { TextArea } from '../../shared/components/text-area.tsx';
import { describeProblem } from '../../shared/api/problem.ts';
import { useLocale } from '../../shared/locale/context.tsx';
import { promiseLimit } from '../../reporting/kept-promise.ts';
import type { Finding } from '../../reporting/findings.ts';
import { useVisit } from '../visit/context.tsx';
import { codeOf } from '../visit/visit.ts';
import { FindingList } from './finding-list.tsx';

type Check =
  | { readonly kind: 'none' | 'missing' | 'checking' }
  | { readonly kind: 'done'; readonly finding: Finding }
  | { readonly kind: 'failed'; readonly code: string };

/** A note of acceptance that was kept at sending: whether the server did what it signed. */
export function PromiseCheck(): VNode {
  const { t } = useLocale();
  const visit = useVisit();
  const [note, setNote] = useState('');
  const [check, setCheck] = useState<Check>({ kind: 'none' });
  const run = async (text: string): Promise<void> => {
    setCheck({ kind: 'checking' });
    try {
      setCheck({ kind: 'done', finding: await visit.engine.ask('checkPromise', { note: text }) });
    } catch (error) {
      setCheck({ kind: 'failed', code: codeOf(error) });
    }
  };
  return (
    <Details summary={t('promise-check')}>
      <p>{t('promise-check-lead')}</p>
      <FileInput
        id="promise-file"
        label={t('promise-check-file')}
        onFiles={([file]) => {
          if (file === undefined) return;
          // Longer than any note: what it says does not matter then.
          void file
            .slice(0, promiseLimit + 1)
            .text()
            .then(run);
        }}
      />
      <TextArea
        id="promise-text"
        label={t('promise-check-text')}
        hint={t('promise-check-hint')}
        error={check.kind === 'missing' ? t('promise-check-missing') : undefined}
        rows={4}
        value={note}
        onInput={setNote}
      />
      <Button
        id="promise-check"
        tone="secondary"
        busy={check.kind === 'checking'}
        onClick={() => {
          if (note.trim() !== '') {
            void run(note);
            return;
          }
          setCheck({ kind: 'missing' });
          document.getElementById('promise-text')?.focus();
        }}
      >
        {t('promise-check-button')}
      </Button>
      <div role="status">
        {check.kind === 'checking' && <Spinner label={t('return-opening')} />}
        {check.kind === 'done' && <FindingList label={t('promise-check')} findings={[check.finding]} />}
        {check.kind === 'failed' && <WarningText>{describeProblem(check.code, t)}</WarningText>}
      </div>
    </Details>
  );
}
