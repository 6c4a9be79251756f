import type { VNode } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { encodeUtf8, parseHex, ProtocolError } from '../../../crypto/index.ts';
import { derivedEntry } from '../../evidence/custody-record.ts';
import { hashOf } from '../../evidence/hash.ts';
import { redactText, type Passage } from '../../evidence/redact-text.ts';
import { describeProblem } from '../../shared/api/problem.ts';
import { Button, ButtonGroup } from '../../shared/components/button.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { showHidden } from '../../staff/strangers-text.ts';
import { StrangersWords } from '../../staff/strangers-words.tsx';
import { useAct } from '../case/use-act.ts';
import type { ShownDocument } from './use-access.ts';

interface RedactFormProps {
  readonly id: string;
  readonly document: ShownDocument;
  readonly text: string;
}

/** A version of a text without the passages chosen: they are taken out, and the version is kept with the case. */
export function RedactForm({ id, document, text: original }: RedactFormProps): VNode {
  const { t } = useLocale();
  // As a text field counts, which knows one kind of line break; and what would turn its order around is written out [what is selected must be what goes].
  const text = useMemo(() => showHidden(original.replace(/\r\n?/gu, '\n')), [original]);
  const field = useRef<HTMLTextAreaElement>(null);
  const [passages, setPassages] = useState<readonly Passage[]>([]);
  const { busy, error, fail, perform } = useAct(id);
  const suffix = document.hash.slice(0, 8);
  const version = passages.length === 0 ? null : versionOf(text, passages);
  const add = (): void => {
    const { selectionStart: start = 0, selectionEnd: end = 0 } = field.current ?? {};
    if (start < end) setPassages([...passages, { start, end }]);
    else fail(t('redact-select'));
  };
  const keep = async (): Promise<void> => {
    if (version === null || version instanceof ProtocolError) return;
    const bytes = encodeUtf8(version);
    const made = { hash: hashOf(bytes), name: `redacted-${suffix}.txt`, length: bytes.length };
    // First the text itself, so that a recorded version is always there to be read.
    if (!(await perform({ type: 'NOTE', text: version }))) return;
    const entry = derivedEntry(made, parseHex(document.hash), t('redact-done', { count: passages.length }));
    if (await perform({ type: 'CUSTODY', entry })) setPassages([]);
  };
  return (
    <div class="app-form">
      <label class="govuk-label" for={`redact-${suffix}-text`}>
        {t('redact-label')}
      </label>
      <textarea
        ref={field}
        id={`redact-${suffix}-text`}
        class="govuk-textarea"
        rows={8}
        readOnly
        value={text}
        aria-describedby={`redact-${suffix}-hint`}
      />
      <p class="govuk-hint" id={`redact-${suffix}-hint`}>
        {t('redact-hint')}
      </p>
      {error !== undefined && <p class="govuk-error-message">{error}</p>}
      <ButtonGroup>
        <Button id={`redact-${suffix}-add`} small tone="secondary" onClick={add}>
          {t('redact-add')}
        </Button>
        {passages.length > 0 && (
          <Button
            small
            tone="quiet"
            onClick={() => {
              setPassages(passages.slice(0, -1));
            }}
          >
            {t('redact-undo')}
          </Button>
        )}
      </ButtonGroup>
      {version instanceof ProtocolError && <p class="govuk-error-message">{describeProblem(version.code, t)}</p>}
      {typeof version === 'string' && (
        <>
          <p>{t('redact-result')}</p>
          <pre class="app-preview__text" tabIndex={0} aria-label={t('redact-result')}>
            <StrangersWords text={version} />
          </pre>
          <Button
            id={`redact-${suffix}-keep`}
            busy={busy}
            onClick={() => {
              void keep();
            }}
          >
            {t('redact-keep')}
          </Button>
        </>
      )}
    </div>
  );
}

function versionOf(text: string, passages: readonly Passage[]): string | ProtocolError {
  try {
    return redactText(text, passages);
  } catch (error) {
    if (error instanceof ProtocolError) return error;
    throw error;
  }
}
