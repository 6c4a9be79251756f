import type { VNode } from 'preact';
import type { RecordByKind, Sheet } from '../../../../crypto/index.ts';
import { Button } from '../../../shared/components/button.tsx';
import { Select } from '../../../shared/components/select.tsx';
import { DeadlineBadge, Tag } from '../../../shared/components/tag.tsx';
import { TextInput } from '../../../shared/components/text-input.tsx';
import { useLocale } from '../../../shared/locale/context.tsx';
import { StrangersWords } from '../../../staff/strangers-words.tsx';
import { roleOf } from '../../names.ts';
import { DayInput } from './day-input.tsx';
import { faultAt, SheetSection, type RecordsProps, type SheetFault, type SheetFieldsProps } from './sheet-section.tsx';
import type { SheetActs } from './use-sheet.ts';

type Task = RecordByKind['TASK'];

const blank: Task = { text: '', member: 0, due: 0, done: 0 };

/** What is to be done, by whom, until when; open ones first, the nearest day at the top. */
export function Tasks(props: RecordsProps): VNode {
  const { t, language } = useLocale();
  const { page, overview } = props;
  const { today, member } = overview.me;
  const who = [0, ...page.circle].map((number) => ({
    value: String(number),
    label: number === 0 ? t('people-nobody') : roleOf(overview.colleagues, number, language),
  }));
  return (
    <SheetSection
      {...props}
      kind="TASK"
      title={t('tasks-title')}
      none={t('tasks-none')}
      addLabel={t('task-add')}
      blank={{ ...blank, member: page.circle.includes(member) ? member : 0 }}
      nameOf={({ text }) => text}
      content={(data) => ({ kind: 'TASK', data })}
      faultOf={({ text }): SheetFault | null =>
        text.trim() === '' ? { field: 'task-text', text: t('task-text-missing') } : null
      }
      order={(a, b) => rank(a) - rank(b) || a.number - b.number}
      describe={(sheet, acts) => <TaskLine sheet={sheet} acts={acts} props={props} today={today} />}
      Fields={({ data, onChange, fault }: SheetFieldsProps<'TASK'>) => (
        <>
          <TextInput
            id="task-text"
            label={t('task-text')}
            value={data.text}
            error={faultAt(fault, 'task-text')}
            onInput={(text) => {
              onChange({ ...data, text });
            }}
          />
          <Select
            id="task-member"
            label={t('task-member')}
            value={String(data.member)}
            options={who}
            onChange={(value) => {
              onChange({ ...data, member: Number(value) });
            }}
          />
          <DayInput
            id="task-due"
            label={t('task-due')}
            optional
            value={data.due}
            onChange={(due) => {
              onChange({ ...data, due });
            }}
          />
        </>
      )}
    />
  );
}

/** Open before done; with a day before without; the latest done first. */
function rank({ data: { due, done } }: Sheet<'TASK'>): number {
  if (done > 0) return 200_000 - done;
  return due === 0 ? 100_000 : due;
}

interface TaskLineProps {
  readonly sheet: Sheet<'TASK'>;
  readonly acts: SheetActs;
  readonly props: RecordsProps;
  readonly today: number;
}

function TaskLine({ sheet: { number, data }, acts, props, today }: TaskLineProps): VNode {
  const { t, language, formatDay } = useLocale();
  const { overview, mayAct } = props;
  const { text, member, due, done } = data;
  const mark = (day: number): void => {
    void acts.write(number, { kind: 'TASK', data: { ...data, done: day } });
  };
  return (
    <div class="app-sheet__head">
      <div>
        <p class="app-sheet__text">
          <StrangersWords text={text} />
        </p>
        <p class="app-quiet">
          {member === 0 ? t('people-nobody') : roleOf(overview.colleagues, member, language)}
          {due !== 0 && ` · ${t('clock-due', { day: formatDay(due) })}`}
        </p>
      </div>
      {done !== 0 ? (
        <Tag tone="success">{t('task-done-on', { day: formatDay(done) })}</Tag>
      ) : (
        due !== 0 && <DeadlineBadge due={due} today={today} />
      )}
      {mayAct && (
        <Button
          small
          tone="secondary"
          id={`${done === 0 ? 'done' : 'reopen'}-task-${String(number)}`}
          icon={done === 0 ? 'check' : undefined}
          busy={acts.busy}
          label={t(done === 0 ? 'task-done-what' : 'task-reopen-what', { what: text })}
          onClick={() => {
            mark(done === 0 ? today : 0);
          }}
        >
          {t(done === 0 ? 'task-done' : 'task-reopen')}
        </Button>
      )}
    </div>
  );
}
