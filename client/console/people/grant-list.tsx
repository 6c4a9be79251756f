import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../shared/components/button.tsx';
import { Select } from '../../shared/components/select.tsx';
import { Table } from '../../shared/components/table.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { caseName } from '../../staff/names.ts';
import { BulkProgress } from '../lists/bulk-progress.tsx';
import { runBulk, type ItemResult } from '../lists/bulk-run.ts';
import { About, StatusTag } from '../lists/case-cells.tsx';
import { roleOf } from '../names.ts';
import type { Overview } from '../worker/messages.ts';
import type { AccessView, CaseRow } from '../worker/views.ts';
import { useWorkplace } from '../workplace-context.ts';
import { suggestGrant } from './access-counts.ts';

/** Cases drawn at once; the others follow when these are done. */
const shown = 50;

interface GrantListProps {
  /** Unique on the page. */
  readonly id: string;
  readonly cases: readonly AccessView[];
  readonly overview: Overview;
}

interface GrantLine {
  readonly access: AccessView;
  readonly row: CaseRow;
  /** Who could be let in, the best first. */
  readonly candidates: readonly number[];
}

/** Cases that too few can open, each with somebody who could: one press lets them in. */
export function GrantList({ id, cases, overview }: GrantListProps): VNode {
  const { t, language } = useLocale();
  const workplace = useWorkplace();
  const { colleagues, rows } = overview;
  const [chosen, setChosen] = useState<ReadonlyMap<string, number>>(new Map());
  const [results, setResults] = useState<readonly ItemResult[] | null>(null);
  const [total, setTotal] = useState(0);
  const [running, setRunning] = useState(false);
  const [stopping] = useState({ now: false });
  const deskOf = (member: number): number | null => colleagues.find((each) => each.member === member)?.desk ?? null;
  const byId = new Map(rows.map((row) => [row.id, row]));
  const lines = cases.flatMap((access): GrantLine[] => {
    const row = byId.get(access.id);
    return row === undefined ? [] : [{ access, row, candidates: suggestGrant(access, row.desk, deskOf) }];
  });
  const receiverOf = ({ access, candidates }: GrantLine): number => chosen.get(access.id) ?? candidates[0] ?? 0;
  const ready = lines.filter((line) => receiverOf(line) !== 0);

  const grant = async (grants: readonly GrantLine[]): Promise<void> => {
    const receivers = new Map(grants.map((line) => [line.access.id, receiverOf(line)]));
    setRunning(true);
    setTotal(grants.length);
    setResults([]);
    stopping.now = false;
    await runBulk({
      ids: [...receivers.keys()],
      step: (each) => workplace.ask('BULK_STEP', { id: each, act: { type: 'GRANT', to: receivers.get(each) ?? 0 } }),
      onResult: setResults,
      isStopped: () => stopping.now,
    });
    await workplace.refreshLists();
    setRunning(false);
  };

  return (
    <>
      {results !== null && (
        <BulkProgress
          results={results}
          total={total}
          running={running}
          onStop={() => {
            stopping.now = true;
          }}
        />
      )}
      <Table
        caption={t(`people-${id}-title`)}
        captionHidden
        stacks
        rows={lines.slice(0, shown)}
        rowKey={({ access }) => access.id}
        columns={[
          {
            id: 'case',
            header: t('column-case'),
            rowHeader: true,
            cell: ({ row }) => (
              <button
                type="button"
                class="app-link-action app-case-name"
                data-case={row.id}
                onClick={() => {
                  void workplace.openCase(row.id);
                }}
              >
                {caseName(row.id)}
              </button>
            ),
          },
          { id: 'about', header: t('column-about'), cell: ({ row }) => <About row={row} /> },
          { id: 'status', header: t('column-status'), cell: ({ row }) => <StatusTag row={row} /> },
          {
            id: 'readers',
            header: t('people-readers'),
            cell: ({ access }) => (
              <>
                {access.circle.map((member) => roleOf(colleagues, member, language)).join(', ')}
                {access.lost.length > 0 && (
                  <span class="app-about">
                    {t('people-lost', {
                      who: access.lost.map((member) => roleOf(colleagues, member, language)).join(', '),
                    })}
                  </span>
                )}
              </>
            ),
          },
          {
            id: 'grant',
            header: t('people-let-in'),
            cell: (line) => (
              <Grant
                line={line}
                overview={overview}
                receiver={receiverOf(line)}
                busy={running}
                onChoose={(member) => {
                  setChosen(new Map([...chosen, [line.access.id, member]]));
                }}
                onGrant={() => {
                  void grant([line]);
                }}
              />
            ),
          },
        ]}
      />
      {ready.length > 1 && (
        <Button
          id={`${id}-grant-all`}
          busy={running}
          onClick={() => {
            void grant(ready);
          }}
        >
          {t('people-grant-all', { count: ready.length })}
        </Button>
      )}
    </>
  );
}

interface GrantProps {
  readonly line: GrantLine;
  readonly overview: Overview;
  readonly receiver: number;
  readonly busy: boolean;
  readonly onChoose: (member: number) => void;
  readonly onGrant: () => void;
}

function Grant({ line, overview, receiver, busy, onChoose, onGrant }: GrantProps): VNode {
  const { t, language } = useLocale();
  const name = caseName(line.row.id);
  if (line.candidates.length === 0) return <p class="app-about">{t('people-nobody-fits')}</p>;
  return (
    <div class="app-grant">
      <Select
        id={`grant-${line.row.id.slice(0, 16)}`}
        label={<span class="govuk-visually-hidden">{t('people-let-in-named', { name })}</span>}
        value={String(receiver)}
        onChange={(value) => {
          onChoose(Number(value));
        }}
        options={line.candidates.map((member) => ({
          value: String(member),
          label: roleOf(overview.colleagues, member, language),
        }))}
      />
      <Button small busy={busy} label={`${t('people-grant-button')}: ${name}`} onClick={onGrant}>
        {t('people-grant-button')}
      </Button>
    </div>
  );
}
