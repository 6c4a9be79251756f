import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../shared/components/button.tsx';
import { Checkboxes } from '../../shared/components/choice.tsx';
import { Dialog } from '../../shared/components/dialog.tsx';
import { InsetText, WarningText } from '../../shared/components/notices.tsx';
import { TextArea } from '../../shared/components/text-area.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { roleOf, unitName } from '../names.ts';
import type { Overview } from '../worker/messages.ts';
import type { CasePage } from '../worker/views.ts';
import { useAct } from './use-act.ts';
import { useDraftText } from './use-draft-text.ts';

interface ExcludeDialogProps {
  readonly page: CasePage;
  readonly overview: Overview;
  readonly open: boolean;
  readonly onClose: () => void;
  /** Members chosen at the start. */
  readonly members?: readonly number[] | undefined;
}

/**
 * Who must not see a case: people and units. Said before it is done: who loses access, and that a second member decides if somebody who
 * reads it now, or holds a share of an identity, is among them.
 */
export function ExcludeDialog({ page, overview, open, onClose, members: chosen = [] }: ExcludeDialogProps): VNode {
  const { t, language } = useLocale();
  const { me, colleagues } = overview;
  const [members, setMembers] = useState<readonly string[]>(chosen.map(String));
  const [units, setUnits] = useState<readonly string[]>([]);
  const [text, setText] = useDraftText(page.id, 'exclude-text');
  const { busy, error, fail, perform } = useAct(page.id);
  const named = { members: sorted(members), units: sorted(units) };
  const barred = new Set([
    ...named.members,
    ...me.units.filter(({ number }) => named.units.includes(number)).flatMap(({ bars }) => bars),
  ]);
  const losing = page.circle.filter((member) => barred.has(member));
  const custodians = me.custodians.filter((member) => barred.has(member) && !losing.includes(member));
  const bySecond = losing.length > 0 || custodians.length > 0;
  const confirm = async (): Promise<void> => {
    if (named.members.length + named.units.length === 0) fail(t('exclude-nobody'));
    else if (barred.has(me.member)) fail(t('exclude-myself'));
    else if (text.trim() === '') fail(t('exclude-text-missing'));
    else if (await perform({ type: 'EXCLUDE', ...named, text: text.trim() })) {
      setMembers([]);
      setUnits([]);
      setText('');
      onClose();
    }
  };
  return (
    <Dialog
      id="exclude-dialog"
      title={t('exclude-title')}
      open={open}
      onClose={onClose}
      actions={
        <>
          <Button
            id="exclude-confirm"
            tone="warning"
            busy={busy}
            onClick={() => {
              void confirm();
            }}
          >
            {bySecond ? t('exclude-propose') : t('exclude-confirm')}
          </Button>
          <Button tone="secondary" id="exclude-cancel" onClick={onClose}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <p>{t('exclude-lead')}</p>
      {me.units.length > 0 && (
        <Checkboxes
          id="exclude-units"
          label={t('exclude-units')}
          small
          values={units}
          onChange={setUnits}
          options={me.units
            .filter(({ number }) => !page.excluded.units.includes(number))
            .map(({ number }) => ({ value: String(number), label: unitName(me, number, language) }))}
        />
      )}
      <Checkboxes
        id="exclude-members"
        label={t('exclude-members')}
        small
        values={members}
        onChange={setMembers}
        options={colleagues
          .filter(({ member }) => member !== me.member && !page.excluded.members.includes(member))
          .map(({ member }) => ({ value: String(member), label: roleOf(colleagues, member, language) }))}
      />
      {barred.size > 0 && (
        <div id="exclude-effect" role="status">
          {losing.length === 0 ? (
            <InsetText>{t('exclude-effect-none', { who: namesOf(barred) })}</InsetText>
          ) : (
            <WarningText>{t('exclude-effect', { who: namesOf(losing) })}</WarningText>
          )}
          {custodians.length > 0 && (
            <WarningText>{t('exclude-effect-custodians', { who: namesOf(custodians) })}</WarningText>
          )}
        </div>
      )}
      <TextArea
        id="exclude-text"
        label={t('exclude-text')}
        hint={t('propose-text-hint')}
        rows={2}
        value={text}
        onInput={setText}
        error={error}
      />
    </Dialog>
  );

  function namesOf(numbers: Iterable<number>): string {
    return [...numbers].map((member) => roleOf(colleagues, member, language)).join(', ');
  }
}

function sorted(values: readonly string[]): readonly number[] {
  return values.map(Number).sort((a, b) => a - b);
}
