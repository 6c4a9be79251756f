import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { describeProblem } from '../../shared/api/problem.ts';
import { Checkbox } from '../../shared/components/choice.tsx';
import { FileInput } from '../../shared/components/file-input.tsx';
import { TextInput } from '../../shared/components/text-input.tsx';
import { useT } from '../../shared/locale/context.tsx';
import { codeOf } from '../../staff/worker-link.ts';
import { useWorkplace } from '../workplace-context.ts';

export interface ReceiverDraft {
  readonly to: string;
  /** Armored certificate; empty before one was chosen. */
  readonly recipient: string;
  readonly fingerprint: string;
  /** Whether somebody has compared the fingerprint. */
  readonly compared: boolean;
}

export const noReceiver: ReceiverDraft = { to: '', recipient: '', fingerprint: '', compared: false };

export const isReady = ({ to, recipient, compared }: ReceiverDraft): boolean =>
  to.trim() !== '' && recipient !== '' && compared;

interface ReceiverFieldsProps {
  /** Ids of the fields begin so. */
  readonly id: string;
  readonly draft: ReceiverDraft;
  readonly onDraft: (draft: ReceiverDraft) => void;
}

/** Who receives it, and their OpenPGP key: its fingerprint is to be compared over another way than the one the key came. */
export function ReceiverFields({ id, draft, onDraft }: ReceiverFieldsProps): VNode {
  const t = useT();
  const workplace = useWorkplace();
  const [error, setError] = useState<string | undefined>(undefined);
  const choose = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setError(undefined);
    try {
      const recipient = await file.text();
      const fingerprint = await workplace.ask('INSPECT_CERTIFICATE', { recipient });
      onDraft({ ...draft, recipient, fingerprint, compared: false });
    } catch (problem) {
      setError(describeProblem(codeOf(problem), t));
      onDraft({ ...draft, recipient: '', fingerprint: '', compared: false });
    }
  };
  return (
    <>
      <TextInput
        id={`${id}-to`}
        label={t('receiver-name')}
        value={draft.to}
        onInput={(to) => {
          onDraft({ ...draft, to });
        }}
      />
      <FileInput
        id={`${id}-key`}
        label={t('receiver-key')}
        hint={t('receiver-key-hint')}
        error={error}
        onFiles={([file]) => {
          void choose(file);
        }}
      />
      {draft.fingerprint !== '' && (
        <>
          <p>
            {t('receiver-fingerprint')} <code class="app-hash">{inGroups(draft.fingerprint)}</code>
          </p>
          <Checkbox
            id={`${id}-compared`}
            label={t('receiver-compared')}
            checked={draft.compared}
            onChange={(compared) => {
              onDraft({ ...draft, compared });
            }}
          />
        </>
      )}
    </>
  );
}

function inGroups(fingerprint: string): string {
  return fingerprint.toUpperCase().replace(/(.{4})(?=.)/gu, '$1 ');
}
