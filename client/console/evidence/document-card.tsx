import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { encodeUtf8, formatHex } from '../../../crypto/index.ts';
import { hashOf } from '../../evidence/hash.ts';
import type { DocumentRecord } from '../../evidence/documents.ts';
import { Details } from '../../shared/components/notices.tsx';
import { SummaryList } from '../../shared/components/summary-list.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { showHidden } from '../../staff/strangers-text.ts';
import { StrangersWords } from '../../staff/strangers-words.tsx';
import { roleOf } from '../names.ts';
import type { Overview } from '../worker/messages.ts';
import type { CasePage } from '../worker/views.ts';
import { BringVersion } from './bring-version.tsx';
import { ShareForm } from './share-form.tsx';

interface DocumentCardProps {
  readonly document: DocumentRecord;
  readonly page: CasePage;
  readonly overview: Overview;
  readonly mayAct: boolean;
}

/** One document with its hashes, who had it in hand, and the versions made of it. */
export function DocumentCard({ document, page, overview, mayAct }: DocumentCardProps): VNode {
  const { t, language, formatDay, formatBytes } = useLocale();
  const { hash, name, length, ciphertext, letter, origin, entries, versions } = document;
  const carried = useMemo(() => carriedBy(page, hash), [page, hash]);
  const rows = [
    { key: 'SHA-256', value: <code class="app-hash">{hash}</code> },
    ...(ciphertext === ''
      ? []
      : [{ key: t('document-ciphertext'), value: <code class="app-hash">{ciphertext}</code> }]),
    { key: t('document-size'), value: formatBytes(length) },
    { key: t('document-from'), value: letter === '' ? t('document-made-here') : t('document-from-source') },
  ];
  return (
    <article class="app-document" id={`custody-${hash.slice(0, 8)}`}>
      <h3 class="app-document__name">{showHidden(name)}</h3>
      <ol class="app-document__acts">
        {entries.map(({ event, what, by, day, to, until, text }) => (
          <li key={event}>
            {formatDay(day)} · {t(`custody-${what}`)}
            {to !== '' && ` ${showHidden(to)}`}
            {until !== 0 && ` (${t('share-until', { day: formatDay(until) })})`} ·{' '}
            {roleOf(overview.colleagues, by, language)}
            {text !== '' && ` · ${t.has(`custody-note-${text}`) ? t(`custody-note-${text}`) : showHidden(text)}`}
          </li>
        ))}
      </ol>
      <Details summary={t('document-hashes')}>
        <SummaryList rows={rows} />
      </Details>
      {carried !== null && (
        <Details summary={t('document-read')}>
          <pre class="app-preview__text" tabIndex={0} aria-label={showHidden(name)}>
            <StrangersWords text={carried} />
          </pre>
          {mayAct && (
            <ShareForm
              id={page.id}
              document={{ hash, name, length }}
              read={() => Promise.resolve(encodeUtf8(carried))}
              today={overview.me.today}
            />
          )}
        </Details>
      )}
      {carried === null && origin !== '' && mayAct && (
        <Details summary={t('share-title')}>
          <BringVersion id={page.id} document={{ hash, name, length }} today={overview.me.today} />
        </Details>
      )}
      {versions.length > 0 && (
        <div class="app-document__versions">
          <p>{t('document-versions')}</p>
          {versions.map((version) => (
            <DocumentCard key={version.hash} document={version} page={page} overview={overview} mayAct={mayAct} />
          ))}
        </div>
      )}
    </article>
  );
}

/** The text of a version that a note of the case carries, or null. */
function carriedBy({ notes }: CasePage, hash: string): string | null {
  return notes.find(({ text }) => formatHex(hashOf(encodeUtf8(text))) === hash)?.text ?? null;
}
