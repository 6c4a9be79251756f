import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Button } from '../../shared/components/button.tsx';
import { useT } from '../../shared/locale/context.tsx';
import { useDesk } from '../desk-context.ts';

interface RunAuditProps {
  /** Whether it is the one thing to do next. */
  readonly isNext: boolean;
}

export function RunAudit({ isNext }: RunAuditProps): VNode {
  const t = useT();
  const desk = useDesk();
  const second = desk.second.value;
  const isFirst = desk.audit.value.answer === null;
  useEffect(() => {
    // The form that had the focus has gone: what it was opened for comes next. A page drawn anew has its own place for the focus.
    const { activeElement } = document;
    const isLost = activeElement === null || activeElement === document.body;
    if (second !== null && isLost) document.getElementById('run-audit')?.focus();
  }, [second]);
  return (
    <Button
      id="run-audit"
      tone={isNext ? 'primary' : 'secondary'}
      onClick={() => {
        void desk.runAudit();
      }}
    >
      {t(isFirst ? 'audit-run' : 'audit-again')}
    </Button>
  );
}
