import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { RecordByKind, RecordContent, RecordKind, Sheet } from '../../../../crypto/index.ts';
import { Button, ButtonGroup } from '../../../shared/components/button.tsx';
import { Heading } from '../../../shared/components/heading.tsx';
import { Details, WarningText } from '../../../shared/components/notices.tsx';
import { useLocale } from '../../../shared/locale/context.tsx';
import { roleOf } from '../../names.ts';
import type { Overview } from '../../worker/messages.ts';
import type { CasePage } from '../../worker/views.ts';
import { useWorkplace } from '../../workplace-context.ts';
import { useSheet, type SheetActs } from './use-sheet.ts';

/** What every part of the case page is given. */
export interface RecordsProps {
  readonly page: CasePage;
  readonly overview: Overview;
  readonly mayAct: boolean;
}

/** Fields of a form. Ids begin with the kind in small letters: `task-text`. */
export interface SheetFieldsProps<K extends RecordKind> {
  readonly data: RecordByKind[K];
  readonly onChange: (data: RecordByKind[K]) => void;
  /** What is wrong, next to the field that it is about. */
  readonly fault: SheetFault | null;
}

export interface SheetFault {
  /** Id of the field. */
  readonly field: string;
  readonly text: string;
}

interface SheetSectionProps<K extends RecordKind> extends RecordsProps {
  readonly kind: K;
  readonly title: string;
  readonly lead?: ComponentChildren;
  readonly none: string;
  readonly addLabel: string;
  readonly blank: RecordByKind[K];
  /** For screen readers, which sheet a button belongs to. */
  readonly nameOf: (data: RecordByKind[K]) => string;
  readonly content: (data: RecordByKind[K]) => RecordContent;
  readonly Fields: (props: SheetFieldsProps<K>) => VNode;
  readonly faultOf: (data: RecordByKind[K]) => SheetFault | null;
  readonly describe: (sheet: Sheet<K>, acts: SheetActs) => VNode;
  /** Order of the list; by number unless given. */
  readonly order?: ((a: Sheet<K>, b: Sheet<K>) => number) | undefined;
  readonly children?: ComponentChildren;
}

/**
 * A list of sheets of one kind with the form for one of them. Ids: `add-task`, `edit-task-2`, `take-back-task-2`, `put-back-task-2`,
 * `save-task`, `cancel-task`; each sheet is `task-2`.
 */
export function SheetSection<K extends RecordKind>(props: SheetSectionProps<K>): VNode {
  const { kind, page, mayAct, title, lead, none, addLabel, blank, describe, nameOf, order, children } = props;
  const { t } = useLocale();
  const { drafts } = useWorkplace();
  const acts = useSheet(page.id);
  const sheets: readonly Sheet<K>[] = page.sheets[kind];
  const kept = sheets.filter((sheet) => sheet.kept);
  const gone = sheets.filter((sheet) => !sheet.kept);
  const draft = drafts.sheet(kind, page.id);
  const name = kind.toLowerCase();
  const openForm = (number: number, data: RecordByKind[K]): void => {
    acts.fail(undefined);
    drafts.setSheet(kind, page.id, { number, data, was: JSON.stringify(data) });
  };
  const form =
    draft === null ? null : (
      <SheetForm
        key={draft.number}
        {...props}
        number={draft.number}
        acts={acts}
        overtaken={draft.number !== 0 && draft.was !== JSON.stringify(sheets[draft.number - 1]?.data)}
      />
    );
  return (
    <section class="app-group" aria-labelledby={`${name}-heading`} data-kind={kind}>
      <Heading level={2} size="s" id={`${name}-heading`}>
        {title}
      </Heading>
      {lead !== undefined && <p>{lead}</p>}
      {kept.length === 0 && draft === null && <p class="app-quiet">{none}</p>}
      {acts.error !== undefined && draft === null && <p class="govuk-error-message">{acts.error}</p>}
      <ul class="app-sheets">
        {[...kept].sort(order ?? ((a, b) => a.number - b.number)).map((sheet) => (
          <li key={sheet.number} id={`${name}-${String(sheet.number)}`} class="app-sheet">
            {draft?.number === sheet.number ? (
              form
            ) : (
              <>
                {describe(sheet, acts)}
                {mayAct && (
                  <p class="app-sheet__acts">
                    <SmallAct
                      id={`edit-${name}-${String(sheet.number)}`}
                      label={t('sheet-edit-what', { what: nameOf(sheet.data) })}
                      onClick={() => {
                        openForm(sheet.number, sheet.data);
                      }}
                    >
                      {t('sheet-edit')}
                    </SmallAct>
                    <SmallAct
                      id={`take-back-${name}-${String(sheet.number)}`}
                      label={t('sheet-take-back-what', { what: nameOf(sheet.data) })}
                      onClick={() => {
                        void acts.write(sheet.number, props.content(sheet.data), false);
                      }}
                    >
                      {t('sheet-take-back')}
                    </SmallAct>
                  </p>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      {draft?.number === 0 && form}
      {mayAct && draft === null && (
        <Button
          small
          id={`add-${name}`}
          tone="secondary"
          icon="plus"
          onClick={() => {
            openForm(0, blank);
          }}
        >
          {addLabel}
        </Button>
      )}
      {gone.length > 0 && (
        <Details summary={t('sheet-gone', { count: gone.length })}>
          <ul class="app-sheets">
            {gone.map((sheet) => (
              <Gone key={sheet.number} {...props} sheet={sheet} acts={acts} />
            ))}
          </ul>
        </Details>
      )}
      {children}
    </section>
  );
}

interface GoneProps<K extends RecordKind> extends SheetSectionProps<K> {
  readonly sheet: Sheet<K>;
  readonly acts: SheetActs;
}

/** Taken back, and still there to be read. */
function Gone<K extends RecordKind>({ kind, sheet, acts, overview, mayAct, nameOf, content }: GoneProps<K>): VNode {
  const { t, language, formatDay } = useLocale();
  const what = nameOf(sheet.data);
  return (
    <li class="app-sheet">
      <p>
        <s>{what}</s>{' '}
        <span class="app-quiet">
          {t('sheet-taken-back-by', {
            who: roleOf(overview.colleagues, sheet.by, language),
            day: formatDay(sheet.day),
          })}
        </span>
      </p>
      {mayAct && (
        <p class="app-sheet__acts">
          <SmallAct
            id={`put-back-${kind.toLowerCase()}-${String(sheet.number)}`}
            label={t('sheet-put-back-what', { what })}
            onClick={() => {
              void acts.write(sheet.number, content(sheet.data));
            }}
          >
            {t('sheet-put-back')}
          </SmallAct>
        </p>
      )}
    </li>
  );
}

interface SheetFormProps<K extends RecordKind> extends SheetSectionProps<K> {
  readonly number: number;
  readonly acts: SheetActs;
  /** The sheet says something else than when the form was opened. */
  readonly overtaken: boolean;
}

function SheetForm<K extends RecordKind>(props: SheetFormProps<K>): VNode | null {
  const { kind, page, number, acts, overtaken, Fields, faultOf, content, describe } = props;
  const { t } = useLocale();
  const { drafts } = useWorkplace();
  const element = useRef<HTMLFormElement>(null);
  const tried = useRef(false);
  const name = kind.toLowerCase();
  useEffect(() => {
    element.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, []);
  const draft = drafts.sheet(kind, page.id);
  if (draft === null) return null;
  const sheets: readonly Sheet<K>[] = page.sheets[kind];
  const now = sheets[number - 1];
  const fault = tried.current ? faultOf(draft.data) : null;
  const leave = (): void => {
    drafts.setSheet(kind, page.id, null);
    const form = element.current;
    // Where the form was opened from, unless the member has gone on while it was being written.
    requestAnimationFrame(() => {
      const active = document.activeElement;
      if (active === null || active === document.body || form?.contains(active) === true)
        document.getElementById(number === 0 ? `add-${name}` : `edit-${name}-${String(number)}`)?.focus();
    });
  };
  const save = async (): Promise<void> => {
    tried.current = true;
    const wrong = faultOf(draft.data);
    // Draws what is wrong.
    drafts.setSheet(kind, page.id, draft);
    if (wrong !== null) document.getElementById(wrong.field)?.focus();
    else if (await acts.write(number, content(draft.data))) leave();
  };
  return (
    <form
      ref={element}
      class="app-form app-sheet-form"
      id={`${name}-form`}
      noValidate
      aria-labelledby={`${name}-heading`}
      onSubmit={(event) => {
        event.preventDefault();
        if (!acts.busy) void save();
      }}
    >
      {overtaken && now !== undefined && (
        <>
          <WarningText>{t('sheet-overtaken')}</WarningText>
          <div class="app-sheet">{describe(now, acts)}</div>
        </>
      )}
      <Fields
        data={draft.data}
        fault={fault}
        onChange={(data) => {
          drafts.setSheet(kind, page.id, { ...draft, data });
        }}
      />
      {acts.error !== undefined && (
        <p class="govuk-error-message" role="alert">
          {acts.error}
        </p>
      )}
      <ButtonGroup>
        <Button id={`save-${name}`} type="submit" busy={acts.busy}>
          {t('save')}
        </Button>
        <Button id={`cancel-${name}`} tone="quiet" onClick={leave}>
          {t('cancel')}
        </Button>
      </ButtonGroup>
    </form>
  );
}

interface SmallActProps {
  readonly id: string;
  readonly label: string;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
}

/** A link-like button with an id of its own. */
export function SmallAct({ id, label, onClick, children }: SmallActProps): VNode {
  return (
    <button type="button" class="app-link-action" id={id} aria-label={label} onClick={onClick}>
      {children}
    </button>
  );
}

/** The error of one field. */
export function faultAt(fault: SheetFault | null, field: string): string | undefined {
  return fault?.field === field ? fault.text : undefined;
}
