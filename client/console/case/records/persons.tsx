import type { VNode } from 'preact';
import { personRoles, type RecordByKind, type Sheet } from '../../../../crypto/index.ts';
import { Checkboxes, Radios } from '../../../shared/components/choice.tsx';
import { Select } from '../../../shared/components/select.tsx';
import { Tag } from '../../../shared/components/tag.tsx';
import { TextArea } from '../../../shared/components/text-area.tsx';
import { TextInput } from '../../../shared/components/text-input.tsx';
import { useT } from '../../../shared/locale/context.tsx';
import { caseName } from '../../../staff/names.ts';
import { showHidden } from '../../../staff/strangers-text.ts';
import { StrangersWords } from '../../../staff/strangers-words.tsx';
import { useWorkplace } from '../../workplace-context.ts';
import { foldName } from './fold-name.ts';
import { faultAt, SheetSection, type RecordsProps, type SheetFault, type SheetFieldsProps } from './sheet-section.tsx';

type Person = RecordByKind['PERSON'];

const blank: Person = { sort: 'PERSON', name: '', roles: [], organisation: 0, text: '' };
const nobody = '0';

/** Who is in the matter, and for whom they act; the same name in other cases is pointed out. */
export function Persons(props: RecordsProps): VNode {
  const t = useT();
  const { page } = props;
  const organisations = page.sheets.PERSON.filter(({ kept, data }) => kept && data.sort === 'ORGANISATION');
  return (
    <SheetSection
      {...props}
      kind="PERSON"
      title={t('persons-title')}
      none={t('persons-none')}
      addLabel={t('person-add')}
      blank={blank}
      nameOf={({ name }) => name}
      content={(data) => ({ kind: 'PERSON', data: { ...data, name: data.name.trim() } })}
      faultOf={({ name }): SheetFault | null =>
        name.trim() === '' ? { field: 'person-name', text: t('person-name-missing') } : null
      }
      describe={(sheet) => <PersonLine sheet={sheet} props={props} organisations={organisations} />}
      Fields={({ data, onChange, fault }: SheetFieldsProps<'PERSON'>) => (
        <>
          <Radios
            id="person-sort"
            label={t('person-sort')}
            inline
            small
            value={data.sort}
            options={(['PERSON', 'ORGANISATION'] as const).map((value) => ({
              value,
              label: t(`person-sort-${value}`),
            }))}
            onChange={(sort) => {
              onChange({ ...data, sort, organisation: sort === 'PERSON' ? data.organisation : 0 });
            }}
          />
          <TextInput
            id="person-name"
            label={t('person-name')}
            value={data.name}
            error={faultAt(fault, 'person-name')}
            onInput={(name) => {
              onChange({ ...data, name });
            }}
          />
          <Checkboxes
            id="person-roles"
            label={t('person-roles')}
            small
            values={data.roles}
            options={personRoles.map((value) => ({ value, label: t(`person-role-${value}`) }))}
            onChange={(roles) => {
              onChange({ ...data, roles });
            }}
          />
          {data.sort === 'PERSON' && organisations.length > 0 && (
            <Select
              id="person-organisation"
              label={t('person-organisation')}
              value={String(data.organisation)}
              options={[
                { value: nobody, label: t('person-organisation-none') },
                ...organisations.map((sheet) => ({ value: String(sheet.number), label: showHidden(sheet.data.name) })),
              ]}
              onChange={(value) => {
                onChange({ ...data, organisation: Number(value) });
              }}
            />
          )}
          <TextArea
            id="person-text"
            label={t('person-text')}
            optional
            rows={3}
            value={data.text}
            onInput={(text) => {
              onChange({ ...data, text });
            }}
          />
        </>
      )}
    />
  );
}

interface PersonLineProps {
  readonly sheet: Sheet<'PERSON'>;
  readonly props: RecordsProps;
  readonly organisations: readonly Sheet<'PERSON'>[];
}

function PersonLine({ sheet: { data }, props: { page, overview }, organisations }: PersonLineProps): VNode {
  const t = useT();
  const workplace = useWorkplace();
  const organisation = organisations.find(({ number }) => number === data.organisation);
  const folded = foldName(data.name);
  const elsewhere = overview.rows.filter(
    ({ id, names }) => id !== page.id && names.some((name) => foldName(name) === folded),
  );
  return (
    <>
      <p class="app-sheet__title">
        <StrangersWords text={data.name} />
        {data.sort === 'ORGANISATION' && <Tag>{t('person-sort-ORGANISATION')}</Tag>}
        {data.roles.map((role) => (
          <Tag key={role} tone={role === 'ACCUSED' ? 'attention' : 'neutral'}>
            {t(`person-role-${role}`)}
          </Tag>
        ))}
      </p>
      {organisation !== undefined && (
        <p class="app-quiet">{t('person-works-at', { name: showHidden(organisation.data.name) })}</p>
      )}
      {data.text !== '' && (
        <p class="app-sheet__text">
          <StrangersWords text={data.text} />
        </p>
      )}
      {elsewhere.length > 0 && (
        <p class="app-quiet">
          {t('person-elsewhere')}{' '}
          {elsewhere.slice(0, 5).map(({ id }) => (
            <button
              key={id}
              type="button"
              class="app-link-action app-case-name"
              onClick={() => {
                void workplace.openCase(id);
              }}
            >
              {t('case-name', { name: caseName(id) })}
            </button>
          ))}
        </p>
      )}
    </>
  );
}
