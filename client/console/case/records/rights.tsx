import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { dueProcessSteps, type RecordByKind, type Sheet } from '../../../../crypto/index.ts';
import { Button } from '../../../shared/components/button.tsx';
import { Select } from '../../../shared/components/select.tsx';
import { DeadlineBadge, Tag } from '../../../shared/components/tag.tsx';
import { TextArea } from '../../../shared/components/text-area.tsx';
import { useLocale } from '../../../shared/locale/context.tsx';
import { showHidden } from '../../../staff/strangers-text.ts';
import { StrangersWords } from '../../../staff/strangers-words.tsx';
import { DayInput } from './day-input.tsx';
import { ExonerationLetterDialog } from './exoneration-letter.tsx';
import { faultAt, SheetSection, type RecordsProps, type SheetFault, type SheetFieldsProps } from './sheet-section.tsx';
import type { SheetActs } from './use-sheet.ts';

type Right = RecordByKind['RIGHT'];

/** What somebody who is accused is owed: to be told (later, if telling now would spoil the inquiry), corrected, cleared. */
export function Rights(props: RecordsProps): VNode {
  const { t } = useLocale();
  const { page, overview } = props;
  const persons = page.sheets.PERSON.filter(({ kept }) => kept);
  const accused = persons.filter(({ data }) => data.roles.includes('ACCUSED'));
  const choices = accused.length > 0 ? accused : persons;
  const blank: Right = { person: choices[0]?.number ?? 0, step: 'NOTICE', due: 0, done: 0, text: '' };
  const nameOf = (number: number): string => showHidden(page.sheets.PERSON[number - 1]?.data.name ?? '');
  return (
    <SheetSection
      {...props}
      mayAct={props.mayAct && choices.length > 0}
      kind="RIGHT"
      title={t('rights-title')}
      lead={t('rights-lead')}
      none={choices.length === 0 ? t('rights-no-persons') : t('rights-none')}
      addLabel={t('right-add')}
      blank={blank}
      nameOf={({ person, step }) => `${t(`right-step-${step}`)}, ${nameOf(person)}`}
      content={(data) => ({ kind: 'RIGHT', data })}
      faultOf={({ step, due, text }): SheetFault | null => {
        if (due === 0) return { field: 'right-due', text: t('right-due-missing') };
        return step === 'NOTICE' && text.trim() === '' ? { field: 'right-text', text: t('right-text-missing') } : null;
      }}
      describe={(sheet, acts) => (
        <RightLine sheet={sheet} acts={acts} name={nameOf(sheet.data.person)} props={props} today={overview.me.today} />
      )}
      Fields={({ data, onChange, fault }: SheetFieldsProps<'RIGHT'>) => (
        <>
          <Select
            id="right-person"
            label={t('right-person')}
            value={String(data.person)}
            options={persons
              .filter((sheet) => choices.includes(sheet) || sheet.number === data.person)
              .map(({ number }) => ({ value: String(number), label: nameOf(number) }))}
            onChange={(value) => {
              onChange({ ...data, person: Number(value) });
            }}
          />
          <Select
            id="right-step"
            label={t('right-step')}
            hint={t(`right-step-${data.step}-explained`)}
            value={data.step}
            options={dueProcessSteps.map((value) => ({ value, label: t(`right-step-${value}`) }))}
            onChange={(step) => {
              onChange({ ...data, step });
            }}
          />
          <DayInput
            id="right-due"
            label={t('right-due')}
            value={data.due}
            error={faultAt(fault, 'right-due')}
            onChange={(due) => {
              onChange({ ...data, due });
            }}
          />
          <TextArea
            id="right-text"
            label={t(`right-text-${data.step}`)}
            rows={3}
            value={data.text}
            error={faultAt(fault, 'right-text')}
            onInput={(text) => {
              onChange({ ...data, text });
            }}
          />
        </>
      )}
    />
  );
}

interface RightLineProps {
  readonly sheet: Sheet<'RIGHT'>;
  readonly acts: SheetActs;
  readonly name: string;
  readonly props: RecordsProps;
  readonly today: number;
}

function RightLine({ sheet: { number, data }, acts, name, props: { mayAct }, today }: RightLineProps): VNode {
  const { t, formatDay } = useLocale();
  const [letter, setLetter] = useState(false);
  const { step, due, done, text } = data;
  const mark = (day: number): void => {
    void acts.write(number, { kind: 'RIGHT', data: { ...data, done: day } });
  };
  return (
    <>
      <div class="app-sheet__head">
        <div>
          <p class="app-sheet__title">
            {t(`right-step-${step}`)} · {name}
          </p>
          {text !== '' && (
            <p class="app-sheet__text">
              <StrangersWords text={text} />
            </p>
          )}
        </div>
        {done !== 0 ? (
          <Tag tone="success">{t('task-done-on', { day: formatDay(done) })}</Tag>
        ) : (
          due !== 0 && <DeadlineBadge due={due} today={today} />
        )}
        {mayAct && (
          <Button
            small
            id={`${done === 0 ? 'done' : 'reopen'}-right-${String(number)}`}
            tone="secondary"
            icon={done === 0 ? 'check' : undefined}
            busy={acts.busy}
            onClick={() => {
              mark(done === 0 ? today : 0);
            }}
          >
            {t(done === 0 ? 'right-done' : 'task-reopen')}
          </Button>
        )}
        {step === 'EXONERATION' && (
          <Button
            small
            id={`letter-right-${String(number)}`}
            tone="secondary"
            icon="file-text"
            onClick={() => {
              setLetter(true);
            }}
          >
            {t('letter-open')}
          </Button>
        )}
      </div>
      {done === 0 && due !== 0 && <p class="app-quiet">{t('clock-due', { day: formatDay(due) })}</p>}
      <ExonerationLetterDialog
        id={`letter-${String(number)}-dialog`}
        name={name}
        day={done === 0 ? today : done}
        open={letter}
        onClose={() => {
          setLetter(false);
        }}
      />
    </>
  );
}
