import type { VNode } from 'preact';
import type { DocumentRecord } from '../../evidence/documents.ts';
import { Details } from '../../shared/components/notices.tsx';
import { SummaryList } from '../../shared/components/summary-list.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { showHidden } from '../../staff/strangers-text.ts';
import { roleOf } from '../names.ts';
import type { Overview } from '../worker/messages.ts';

interface DocumentCardProps {
  readonly document: DocumentRecord;
  readonly overview: Overview;
}

/** One document with its hashes, who had it in hand, and the versions made of it. */
export function DocumentCard({ document, overview }: DocumentCardProps): VNode {
  const { t, language, formatDay, formatBytes } = useLocale();
  const { hash, name, length, ciphertext, letter, entries, versions } = document;
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
      {versions.length > 0 && (
        <div class="app-document__versions">
          <p>{t('document-versions')}</p>
          {versions.map((version) => (
            <DocumentCard key={version.hash} document={version} overview={overview} />
          ))}
        </div>
      )}
    </article>
  );
}
