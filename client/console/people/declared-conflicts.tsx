import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { describeProblem } from '../../shared/api/problem.ts';
import { Button } from '../../shared/components/button.tsx';
import { TextArea } from '../../shared/components/text-area.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { codeOf } from '../../staff/worker-link.ts';
import { useWorkplace } from '../workplace-context.ts';

const nameLimit = 200;
const listLimit = 200;

/** Names of the member's own: relatives, former employers, firms. They stay on this device. */
export function DeclaredConflicts(): VNode {
  const { t } = useLocale();
  const workplace = useWorkplace();
  const [text, setText] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | undefined>(undefined);
  useEffect(() => {
    let wanted = true;
    void workplace.ask('OWN_CONFLICTS', null).then((names) => {
      if (wanted) setText((typed) => typed ?? names.join('\n'));
    });
    return () => {
      wanted = false;
    };
  }, [workplace]);

  const save = async (): Promise<void> => {
    const names = (text ?? '').split('\n').map((line) => line.trim());
    const wanted = [...new Set(names.filter((name) => name !== ''))];
    if (wanted.length > listLimit || wanted.some((name) => name.length > nameLimit)) {
      setError(t('declared-too-long', { lines: listLimit, length: nameLimit }));
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      await workplace.ask('DECLARE_CONFLICTS', { names: wanted });
      await workplace.refreshLists();
      workplace.say('declared', 'success');
    } catch (problem) {
      setError(describeProblem(codeOf(problem), t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      class="app-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void save();
      }}
    >
      <TextArea
        id="declared-names"
        label={t('declared-names')}
        hint={t('declared-hint')}
        rows={5}
        value={text ?? ''}
        onInput={setText}
        error={error}
      />
      <Button id="declared-save" type="submit" busy={busy || text === null}>
        {t('declared-save')}
      </Button>
    </form>
  );
}
