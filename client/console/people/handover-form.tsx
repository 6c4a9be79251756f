import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { HandoverOrder } from '../../caseload/handover.ts';
import { Button } from '../../shared/components/button.tsx';
import { Checkboxes } from '../../shared/components/choice.tsx';
import { InsetText } from '../../shared/components/notices.tsx';
import { Select } from '../../shared/components/select.tsx';
import { TextArea } from '../../shared/components/text-area.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { roleOf } from '../names.ts';
import type { Overview } from '../worker/messages.ts';
import type { Person } from '../worker/views.ts';

interface HandoverFormProps {
  readonly overview: Overview;
  readonly only: readonly string[] | null;
  readonly error: string | undefined;
  readonly onReady: (order: HandoverOrder) => void;
}

const waits = [1, 2, 3, 5, 7, 14] as const;
const usualWait = 3;
const nobody = '0';

/** Nothing is sent from here: the next page shows what would be. */
export function HandoverForm({ overview, only, error, onReady }: HandoverFormProps): VNode {
  const { t, language } = useLocale();
  const { me, colleagues, rows } = overview;
  const [from, setFrom] = useState<string | null>(only === null ? null : String(me.member));
  const [receivers, setReceivers] = useState<readonly string[]>([]);
  const [substitute, setSubstitute] = useState(nobody);
  const [after, setAfter] = useState(String(usualWait));
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState<'from' | 'to' | null>(null);
  const readers = new Set(rows.flatMap(({ circle }) => circle));
  const label = (member: number): string =>
    roleOf(colleagues, member, language) + (member === me.member ? ` (${t('people-you')})` : '');
  const others = colleagues.filter(({ member, position }) => position !== null && String(member) !== from);
  const submit = (): void => {
    const to = receivers.map(Number).filter((member) => others.some((each) => each.member === member));
    if (from === null || to.length === 0) {
      setMissing(from === null ? 'from' : 'to');
      return;
    }
    setMissing(null);
    onReady({
      from: Number(from),
      receivers: to,
      substitute: substitute === nobody ? null : { member: Number(substitute), after: Number(after) },
      note: note.trim() === '' ? t('handover-note-usual', { from: label(Number(from)) }) : note.trim(),
      only,
    });
  };
  const options = (people: readonly Person[]): readonly { readonly value: string; readonly label: string }[] =>
    people.map(({ member }) => ({ value: String(member), label: label(member) }));
  return (
    <form
      class="app-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p>{t('handover-lead')}</p>
      {only !== null && <InsetText>{t('handover-only', { count: only.length })}</InsetText>}
      <Select
        id="handover-from"
        label={t('handover-from')}
        hint={t('handover-from-hint')}
        error={missing === 'from' ? t('handover-from-missing') : undefined}
        value={from}
        onChange={setFrom}
        options={[...readers].sort((a, b) => a - b).map((member) => ({ value: String(member), label: label(member) }))}
      />
      <Checkboxes
        id="handover-to"
        label={t('handover-to')}
        labelSize="s"
        hint={t('handover-to-hint')}
        error={missing === 'to' ? t('handover-to-missing') : undefined}
        small
        values={receivers}
        onChange={setReceivers}
        options={options(others)}
      />
      <Select
        id="handover-substitute"
        label={t('handover-substitute')}
        hint={t('handover-substitute-hint')}
        value={substitute}
        onChange={setSubstitute}
        options={[
          { value: nobody, label: t('handover-substitute-none') },
          ...options(others.filter(({ member }) => !receivers.includes(String(member)))),
        ]}
      />
      {substitute !== nobody && (
        <Select
          id="handover-after"
          label={t('handover-after')}
          value={after}
          onChange={setAfter}
          options={waits.map((days) => ({ value: String(days), label: t('handover-days', { count: days }) }))}
        />
      )}
      <TextArea
        id="handover-note"
        label={t('handover-note')}
        hint={t('handover-note-hint')}
        rows={3}
        value={note}
        onInput={setNote}
        error={error}
      />
      <Button id="handover-plan" type="submit">
        {t('handover-look')}
      </Button>
    </form>
  );
}
