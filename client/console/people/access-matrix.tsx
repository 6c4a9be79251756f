import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { LinkAction } from '../../shared/components/button.tsx';
import { Table, type Column } from '../../shared/components/table.tsx';
import { Tag } from '../../shared/components/tag.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { textOf } from '../../staff/names.ts';
import { everything } from '../lists/filter-rows.ts';
import { deskName } from '../names.ts';
import type { CaseFilter } from '../worker/case-filter.ts';
import type { Overview } from '../worker/messages.ts';
import type { AccessView, Person } from '../worker/views.ts';
import { useWorkplace } from '../workplace-context.ts';
import { countAccess, type MemberAccess } from './access-counts.ts';

interface AccessMatrixProps {
  readonly cases: readonly AccessView[];
  readonly overview: Overview;
}

interface MatrixRow extends MemberAccess {
  readonly person: Person;
}

/** One line for each member; each number leads to the cases that it counts. */
export function AccessMatrix({ cases, overview }: AccessMatrixProps): VNode {
  const { t, language, formatCount } = useLocale();
  const workplace = useWorkplace();
  const { me, colleagues, rows } = overview;
  const desks = useMemo(() => new Map(rows.map(({ id, desk }) => [id, desk])), [rows]);
  const lines = useMemo(() => {
    const counted = countAccess(
      cases,
      desks,
      colleagues.map(({ member }) => member),
    );
    return counted.flatMap((access): MatrixRow[] => {
      const person = colleagues.find(({ member }) => member === access.member);
      return person === undefined || (person.position === null && access.total === 0) ? [] : [{ ...access, person }];
    });
  }, [cases, desks, colleagues]);
  const shownDesks = me.desks.filter(({ number }) => lines.some(({ byDesk }) => byDesk.has(number)));
  const look = (filter: Partial<CaseFilter>): void => {
    workplace.lists.filter.value = { ...everything, status: 'OPEN', ...filter };
    workplace.lists.search.value = '';
    workplace.goTo('cases');
  };
  const number = (count: number, label: string, filter: Partial<CaseFilter>): VNode =>
    count === 0 ? (
      <span class="app-matrix__none">0</span>
    ) : (
      <LinkAction
        label={`${formatCount(count)}: ${label}`}
        onClick={() => {
          look(filter);
        }}
      >
        {formatCount(count)}
      </LinkAction>
    );
  const nameOf = ({ person }: MatrixRow): string => textOf(person.role, language);
  const columns: readonly Column<MatrixRow>[] = [
    {
      id: 'member',
      header: t('matrix-member'),
      rowHeader: true,
      cell: (line) => (
        <span class="app-matrix__name">
          {nameOf(line)}
          {line.member === me.member && ` (${t('people-you')})`}
          <span class="app-about">
            {line.person.desk === null
              ? textOf(line.person.institution, language)
              : deskName(me, line.person.desk, language)}
          </span>
        </span>
      ),
    },
    ...shownDesks.map(({ number: desk, name }): Column<MatrixRow> => ({
      id: `desk-${String(desk)}`,
      header: textOf(name, language),
      numeric: true,
      cell: (line) =>
        number(line.byDesk.get(desk) ?? 0, `${nameOf(line)}, ${textOf(name, language)}`, { reader: line.member, desk }),
    })),
    {
      id: 'total',
      header: t('matrix-total'),
      numeric: true,
      cell: (line) => number(line.total, nameOf(line), { reader: line.member }),
    },
    {
      id: 'assigned',
      header: t('matrix-assigned'),
      numeric: true,
      cell: (line) => number(line.assigned, `${t('matrix-assigned')}, ${nameOf(line)}`, { assigned: line.member }),
    },
    {
      id: 'tasks',
      header: t('matrix-tasks'),
      numeric: true,
      cell: (line) => <span class={line.tasks === 0 ? 'app-matrix__none' : undefined}>{formatCount(line.tasks)}</span>,
    },
    {
      id: 'alone',
      header: t('matrix-alone'),
      numeric: true,
      cell: (line) =>
        line.alone === 0 ? (
          <span class="app-matrix__none">0</span>
        ) : (
          <Tag tone="attention">
            {number(line.alone, `${t('matrix-alone')}, ${nameOf(line)}`, { reader: line.member, marks: ['ALONE'] })}
          </Tag>
        ),
    },
  ];
  return (
    <div class="app-matrix">
      <Table
        caption={t('people-matrix-title')}
        captionHidden
        columns={columns}
        rows={lines}
        rowKey={({ member }) => String(member)}
        stacks
      />
    </div>
  );
}
