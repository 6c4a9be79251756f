import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { BulkAct } from '../../caseload/bulk.ts';
import { Button } from '../../shared/components/button.tsx';
import { Dialog } from '../../shared/components/dialog.tsx';
import { Details } from '../../shared/components/notices.tsx';
import { Spinner } from '../../shared/components/progress.tsx';
import { Select } from '../../shared/components/select.tsx';
import { TextArea } from '../../shared/components/text-area.tsx';
import { TextInput } from '../../shared/components/text-input.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { showHidden } from '../../staff/strangers-text.ts';
import { caseName } from '../../staff/names.ts';
import { roleOf } from '../names.ts';
import type { BulkPlanView } from '../worker/bulk.ts';
import type { Overview } from '../worker/messages.ts';
import type { CaseRow } from '../worker/views.ts';
import { useWorkplace } from '../workplace-context.ts';
import { BulkProgress } from './bulk-progress.tsx';
import { runBulk, type BulkKind, type ItemResult } from './bulk-run.ts';

interface BulkDialogProps {
  readonly kind: BulkKind;
  readonly rows: readonly CaseRow[];
  readonly overview: Overview;
  /** @param done whether anything was sent */
  readonly onClose: (done: boolean) => void;
}

/** Pause after the last letter typed before the plan is made again. */
const typingPauseMilliseconds = 250;

/** Names the act, lists exactly the cases, and only then sends: each signed by itself. */
export function BulkDialog({ kind, rows, overview, onClose }: BulkDialogProps): VNode {
  const { t } = useLocale();
  const workplace = useWorkplace();
  // The list behind may change while cases are worked through.
  const [chosen] = useState(rows);
  const [details, setDetails] = useState('');
  const [results, setResults] = useState<readonly ItemResult[] | null>(null);
  const [running, setRunning] = useState(false);
  const stopped = useRef(false);
  const act = actOf(kind, details);
  const plan = usePlan(chosen, act);
  const ready = (plan ?? []).filter(({ hindrance }) => hindrance === null);

  const run = async (chosenAct: BulkAct): Promise<void> => {
    setRunning(true);
    setResults([]);
    await runBulk({
      ids: ready.map(({ id }) => id),
      step: (id) => workplace.ask('BULK_STEP', { id, act: chosenAct }),
      onResult: setResults,
      isStopped: () => stopped.current,
    });
    await workplace.refreshLists();
    setRunning(false);
  };
  const close = (): void => {
    if (running) return;
    onClose(results !== null);
  };
  return (
    <Dialog
      id="bulk-dialog"
      title={t(`bulk-title-${kind}`)}
      open
      onClose={close}
      actions={
        results !== null ? (
          !running && (
            <Button id="bulk-close" onClick={close}>
              {t('close')}
            </Button>
          )
        ) : (
          <>
            <Button
              id="bulk-confirm"
              disabled={act === null || ready.length === 0}
              onClick={() => {
                if (act !== null) void run(act);
              }}
            >
              {t(`bulk-confirm-${kind}`, { count: ready.length })}
            </Button>
            <Button tone="secondary" onClick={close}>
              {t('bulk-cancel')}
            </Button>
          </>
        )
      }
    >
      {results !== null ? (
        <BulkProgress
          results={results}
          total={ready.length}
          running={running}
          onStop={() => {
            stopped.current = true;
          }}
        />
      ) : (
        <>
          <p>{t(`bulk-lead-${kind}`)}</p>
          <DetailsField kind={kind} value={details} onChange={setDetails} rows={chosen} overview={overview} />
          {act !== null && (plan === null ? <Spinner /> : <PlanView plan={plan} rows={chosen} />)}
        </>
      )}
    </Dialog>
  );
}

/** Null while something is missing. */
function actOf(kind: BulkKind, details: string): BulkAct | null {
  const text = details.trim();
  switch (kind) {
    case 'ACKNOWLEDGE':
    case 'APPROVE_DISCARD':
      return { type: kind };
    case 'ASSIGN':
      return text === '' ? null : { type: kind, member: Number(text) };
    case 'TAG':
      return text === '' ? null : { type: kind, text };
    case 'DISCARD':
      return text === '' ? null : { type: kind, text };
  }
}

/** Null until the worker has judged each case. */
function usePlan(rows: readonly CaseRow[], act: BulkAct | null): readonly BulkPlanView[] | null {
  const workplace = useWorkplace();
  const [plan, setPlan] = useState<readonly BulkPlanView[] | null>(null);
  const asked = act === null ? '' : JSON.stringify(act);
  useEffect(() => {
    setPlan(null);
    if (act === null) return;
    let wanted = true;
    const timer = setTimeout(
      () => {
        void workplace.ask('BULK_PLAN', { ids: rows.map(({ id }) => id), act }).then((judged) => {
          if (wanted) setPlan(judged);
        });
      },
      'text' in act ? typingPauseMilliseconds : 0,
    );
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
    // `asked` stands for the act, which is made anew with each drawing.
  }, [rows, asked, workplace]);
  return plan;
}

interface DetailsFieldProps {
  readonly kind: BulkKind;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows: readonly CaseRow[];
  readonly overview: Overview;
}

function DetailsField({ kind, value, onChange, rows, overview }: DetailsFieldProps): VNode | null {
  const { t, language } = useLocale();
  const { me, colleagues } = overview;
  switch (kind) {
    case 'ASSIGN': {
      const readers = [...new Set(rows.flatMap(({ circle }) => circle))].sort((a, b) => a - b);
      return (
        <Select
          id="bulk-member"
          label={t('bulk-member')}
          value={value === '' ? null : value}
          onChange={onChange}
          options={[
            ...readers.map((member) => ({
              value: String(member),
              label: roleOf(colleagues, member, language) + (member === me.member ? ` (${t('people-you')})` : ''),
            })),
            { value: '0', label: t('people-nobody') },
          ]}
        />
      );
    }
    case 'TAG':
      return (
        <TextInput id="bulk-tag" label={t('bulk-tag')} value={value} onInput={onChange} maxLength={60} width={20} />
      );
    case 'DISCARD':
      return (
        <TextArea
          id="bulk-why"
          label={t('bulk-why')}
          hint={t('bulk-why-hint')}
          rows={2}
          value={value}
          onInput={onChange}
        />
      );
    default:
      return null;
  }
}

interface PlanViewProps {
  readonly plan: readonly BulkPlanView[];
  readonly rows: readonly CaseRow[];
}

function PlanView({ plan, rows }: PlanViewProps): VNode {
  const { t } = useLocale();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const ready = plan.filter(({ hindrance }) => hindrance === null);
  const left = plan.filter(({ hindrance }) => hindrance !== null);
  return (
    <div id="bulk-plan">
      <p class="govuk-!-font-weight-bold">{t('bulk-ready', { count: ready.length })}</p>
      {ready.length > 0 && (
        <ul class="govuk-list app-bulk-list">
          {ready.map(({ id }) => (
            <li key={id} data-planned={id}>
              <span class="app-case-name">{caseName(id)}</span> {describe(byId.get(id), t)}
            </li>
          ))}
        </ul>
      )}
      {left.length > 0 && (
        <Details summary={t('bulk-left', { count: left.length })}>
          <ul class="govuk-list app-bulk-list">
            {left.map(({ id, hindrance }) => (
              <li key={id}>
                <span class="app-case-name">{caseName(id)}</span> {t(`hindrance-${hindrance ?? ''}`)}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </div>
  );
}

function describe(row: CaseRow | undefined, t: ReturnType<typeof useLocale>['t']): string {
  if (row === undefined) return '';
  const office = showHidden(row.office);
  const what = t(`category-${row.category}`);
  return office === '' ? what : `${what}, ${office}`;
}
