import { useState } from 'preact/hooks';
import { useWorkplace } from '../workplace-context.ts';

/**
 * One text of a case that outlives its field. Empty is remembered as empty while the field is there.
 *
 * @param field unique in the case
 * @param initial while nothing was written
 */
export function useDraftText(
  id: string,
  field: string,
  initial = '',
): readonly [text: string, setText: (text: string) => void] {
  const { drafts } = useWorkplace();
  const kept = drafts.text(id, field);
  const [text, setText] = useState(kept === '' ? initial : kept);
  return [
    text,
    (next: string) => {
      setText(next);
      drafts.setText(id, field, next === initial ? '' : next);
    },
  ];
}
