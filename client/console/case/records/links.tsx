import type { VNode } from 'preact';
import { formatHex, linkRelations, parseHex, type LinkRelation, type RecordByKind } from '../../../../crypto/index.ts';
import { Select } from '../../../shared/components/select.tsx';
import { TextArea } from '../../../shared/components/text-area.tsx';
import { useT } from '../../../shared/locale/context.tsx';
import { caseName } from '../../../staff/names.ts';
import { StrangersWords } from '../../../staff/strangers-words.tsx';
import type { Overview } from '../../worker/messages.ts';
import { useWorkplace } from '../../workplace-context.ts';
import { CasePicker, CaseWords } from './case-picker.tsx';
import { faultAt, SheetSection, type RecordsProps, type SheetFault, type SheetFieldsProps } from './sheet-section.tsx';

type Link = RecordByKind['LINK'];

const noLetter = new Uint8Array(0);
const blank: Link = { letter: noLetter, relation: 'RELATED', text: '' };
/** That two cases have one source is said after a proof (`lost-words.tsx`), not by choosing it here. */
const offered: readonly LinkRelation[] = linkRelations.filter((relation) => relation !== 'SAME_SOURCE');

/** Other cases that belong to this one, in both directions. */
export function Links(props: RecordsProps): VNode {
  const t = useT();
  const { page, overview } = props;
  const own = page.links;
  const towards = overview.rows.filter(({ id, links }) => links.includes(page.id) && !own.includes(id));
  return (
    <SheetSection
      {...props}
      kind="LINK"
      title={t('links-title')}
      none={t('links-none')}
      addLabel={t('link-add')}
      blank={blank}
      nameOf={({ letter }) => t('case-name', { name: caseName(formatHex(letter)) })}
      content={(data) => ({ kind: 'LINK', data })}
      faultOf={({ letter }): SheetFault | null =>
        letter.length === 0 ? { field: 'link-case', text: t('link-case-missing') } : null
      }
      describe={({ data }) => <LinkLine link={data} overview={overview} />}
      Fields={({ data, onChange, fault }: SheetFieldsProps<'LINK'>) => (
        <>
          <CasePicker
            id="link-case"
            label={t('link-case')}
            overview={overview}
            self={page.id}
            value={formatHex(data.letter)}
            error={faultAt(fault, 'link-case')}
            onChange={(id) => {
              onChange({ ...data, letter: parseHex(id) });
            }}
          />
          <Select
            id="link-relation"
            label={t('link-relation')}
            value={data.relation}
            options={[...offered, ...(data.relation === 'SAME_SOURCE' ? [data.relation] : [])].map((value) => ({
              value,
              label: t(`relation-link-${value}`),
            }))}
            onChange={(relation) => {
              onChange({ ...data, relation });
            }}
          />
          <TextArea
            id="link-text"
            label={t('link-text')}
            optional
            rows={2}
            value={data.text}
            onInput={(text) => {
              onChange({ ...data, text });
            }}
          />
        </>
      )}
    >
      {towards.length > 0 && (
        <>
          <p>{t('links-towards')}</p>
          <ul class="app-sheets" id="links-towards">
            {towards.map((row) => (
              <li key={row.id} class="app-sheet">
                <OpenCaseLink id={row.id} overview={overview} />
              </li>
            ))}
          </ul>
        </>
      )}
    </SheetSection>
  );
}

interface LinkLineProps {
  readonly link: Link;
  readonly overview: Overview;
}

function LinkLine({ link: { letter, relation, text }, overview }: LinkLineProps): VNode {
  const t = useT();
  return (
    <>
      <p class="app-quiet">{t(`relation-link-${relation}`)}</p>
      <p>
        <OpenCaseLink id={formatHex(letter)} overview={overview} />
      </p>
      {text !== '' && (
        <p class="app-sheet__text">
          <StrangersWords text={text} />
        </p>
      )}
    </>
  );
}

interface OpenCaseLinkProps {
  readonly id: string;
  readonly overview: Overview;
}

/** To another case; by its name alone if this member cannot open it. */
export function OpenCaseLink({ id, overview }: OpenCaseLinkProps): VNode {
  const t = useT();
  const workplace = useWorkplace();
  const row = overview.rows.find((each) => each.id === id);
  if (row === undefined || row.access === 'LEFT') {
    return (
      <>
        {t('case-name', { name: caseName(id) })} <span class="app-quiet">{t('link-closed-to-me')}</span>
      </>
    );
  }
  return (
    <button
      type="button"
      class="app-link-action"
      onClick={() => {
        void workplace.openCase(id);
      }}
    >
      <CaseWords row={row} />
    </button>
  );
}
