import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { describeProblem } from '../../shared/api/problem.ts';
import { Button } from '../../shared/components/button.tsx';
import { Checkbox } from '../../shared/components/choice.tsx';
import { Hint, WarningText } from '../../shared/components/notices.tsx';
import { Table } from '../../shared/components/table.tsx';
import { useLocale, useT } from '../../shared/locale/context.tsx';
import type { Cell } from '../../statistics/cell.ts';
import { dimensionLabel, labelOf, titleOf } from '../../statistics/labels/labels.ts';
import { pageTexts } from '../../statistics/pages/texts/texts.ts';
import type { ShownTable } from '../../statistics/shown-table.ts';
import { useDesk } from '../desk-context.ts';
import type { ReleasePreview } from '../worker/messages.ts';

interface PreviewProps {
  readonly preview: ReleasePreview;
}

/** What everybody would see, with the reason beside every number that is not shown. */
export function Preview({ preview }: PreviewProps): VNode {
  const { t, language, formatDay } = useLocale();
  const { period, asOf, verdict, tables } = preview;
  const title = useRef<HTMLHeadingElement>(null);
  // The button that was pressed has changed its place in what is to be done.
  useEffect(() => {
    title.current?.focus();
  }, []);
  return (
    <section id="release-preview">
      <h2 class="govuk-heading-m" tabIndex={-1} ref={title}>
        {t('preview-title', { period: pageTexts[language].period(period) })}
      </h2>
      <Hint>{t('preview-counted', { day: formatDay(asOf) })}</Hint>
      {verdict === 'ACCEPTED' && <WarningText>{t('preview-accepted')}</WarningText>}
      {tables.map((table) => (
        <TablePreview key={table.id} table={table} />
      ))}
      <Sign preview={preview} />
    </section>
  );
}

interface TablePreviewProps {
  readonly table: ShownTable;
}

interface Line {
  readonly id: string;
  readonly name: string;
  /** What the group holds, where codes are merged. */
  readonly of: string | null;
  readonly cell: Cell;
}

function TablePreview({ table }: TablePreviewProps): VNode {
  const { t, language, formatCount } = useLocale();
  const { dimension, grouping, rows, total } = table;
  const label = (code: string): string => labelOf(dimension, code, language);
  const lines: readonly Line[] = [
    ...(dimension === 'ALL' ? [] : rows).map(({ code, cell }): Line => {
      const group = grouping?.find((each) => each.code === code);
      const of = group !== undefined && group.of.length > 1 ? group.of.map(label).join(' · ') : null;
      return { id: code, name: label(code), of, cell };
    }),
    { id: 'total', name: t('preview-total'), of: null, cell: total },
  ];
  return (
    <div data-table={table.id}>
      <Table
        caption={titleOf(table, language)}
        stacks
        columns={[
          {
            id: 'name',
            header: dimensionLabel(dimension, language),
            rowHeader: true,
            cell: ({ name, of }) => (
              <>
                {name}
                {of !== null && <span class="app-preview__reason">{t('preview-merged', { codes: of })}</span>}
              </>
            ),
          },
          {
            id: 'shown',
            header: t('preview-shown'),
            cell: ({ cell }) =>
              cell.flag === 'OBS' ? (
                t('preview-about', { count: formatCount(cell.value) })
              ) : (
                <>
                  {t(`preview-${cell.flag}`)}
                  <span class="app-preview__reason">{t(`preview-why-${cell.flag}`)}</span>
                </>
              ),
          },
        ]}
        rows={lines}
        rowKey={({ id }) => id}
      />
    </div>
  );
}

/** Each officer says so by a hand of their own; one button then signs with both keys. */
function Sign({ preview }: PreviewProps): VNode {
  const t = useT();
  const desk = useDesk();
  const [first, setFirst] = useState(false);
  const [second, setSecond] = useState(false);
  const { busy, problem } = desk.released.value;
  return (
    <div class="app-sign">
      <h3 class="govuk-heading-s">{t('sign-title')}</h3>
      <p>{t('sign-lead')}</p>
      <Checkbox id="agree-first" small label={t('sign-first')} checked={first} onChange={setFirst} />
      <Checkbox id="agree-second" small label={t('sign-second')} checked={second} onChange={setSecond} />
      {problem !== null && <WarningText>{describeProblem(problem, t)}</WarningText>}
      <Button
        id="publish-release"
        busy={busy}
        disabled={!first || !second}
        onClick={() => {
          void desk.publishRelease(preview.number);
        }}
      >
        {t(busy ? 'sign-busy' : 'sign-publish')}
      </Button>
    </div>
  );
}
