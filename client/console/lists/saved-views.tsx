import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../shared/components/button.tsx';
import { Dialog } from '../../shared/components/dialog.tsx';
import { SelectAndAct } from '../../shared/components/select-and-act.tsx';
import { TextInput } from '../../shared/components/text-input.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import type { SavedView } from '../worker/case-filter.ts';
import { useWorkplace } from '../workplace-context.ts';

/** Filters under names of the member's own. */
export function SavedViews(): VNode {
  const { t } = useLocale();
  const workplace = useWorkplace();
  const { lists } = workplace;
  const [views, setViews] = useState<readonly SavedView[]>([]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [naming, setNaming] = useState(false);
  useEffect(() => {
    void workplace.ask('SAVED_VIEWS', null).then(setViews);
  }, [workplace]);
  const keep = (next: readonly SavedView[]): void => {
    setViews(next);
    void workplace.ask('SAVE_VIEWS', { views: next });
  };
  const current = views.find(
    ({ filter, sort }) => isSame(filter, lists.filter.value) && isSame(sort, lists.sort.value),
  );
  const view = views.find(({ name }) => name === chosen) ?? current;
  return (
    <>
      {views.length > 0 && (
        <SelectAndAct
          id="saved-views"
          label={t('views-label')}
          value={view?.name ?? null}
          onChange={setChosen}
          act={t('views-show')}
          onAct={() => {
            if (view === undefined) {
              document.getElementById('saved-views')?.focus();
              return;
            }
            lists.filter.value = view.filter;
            lists.sort.value = view.sort;
            setChosen(null);
          }}
          options={views.map(({ name }) => ({ value: name, label: name }))}
        />
      )}
      <Button
        id="save-view"
        small
        tone="secondary"
        onClick={() => {
          setNaming(true);
        }}
      >
        {t('views-save')}
      </Button>
      <NameDialog
        open={naming}
        views={views}
        onClose={() => {
          setNaming(false);
        }}
        onSave={(name) => {
          const view = { name, filter: lists.filter.value, sort: lists.sort.value };
          keep([...views.filter((each) => each.name !== name), view]);
          setNaming(false);
        }}
        onForget={(name) => {
          keep(views.filter((each) => each.name !== name));
        }}
      />
    </>
  );
}

interface NameDialogProps {
  readonly open: boolean;
  readonly views: readonly SavedView[];
  readonly onClose: () => void;
  readonly onSave: (name: string) => void;
  readonly onForget: (name: string) => void;
}

function NameDialog({ open, views, onClose, onSave, onForget }: NameDialogProps): VNode {
  const { t } = useLocale();
  const [name, setName] = useState('');
  const [missing, setMissing] = useState(false);
  return (
    <Dialog id="save-view-dialog" title={t('views-save')} open={open} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const wanted = name.trim();
          setMissing(wanted === '');
          if (wanted === '') return;
          onSave(wanted);
          setName('');
        }}
      >
        <TextInput
          id="view-name"
          label={t('views-name')}
          hint={t('views-hint')}
          error={missing ? t('views-name-missing') : undefined}
          value={name}
          onInput={setName}
          maxLength={80}
        />
        <Button id="view-save" type="submit">
          {t('views-keep')}
        </Button>
      </form>
      {views.length > 0 && (
        <ul class="app-files" aria-label={t('views-label')}>
          {views.map((view) => (
            <li key={view.name}>
              <span class="app-files__name">{view.name}</span>
              <Button
                small
                tone="quiet"
                label={t('views-forget-named', { name: view.name })}
                onClick={() => {
                  onForget(view.name);
                }}
              >
                {t('views-forget')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}

function isSame(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
