import type { VNode } from 'preact';
import { textIn } from '../../../crypto/index.ts';
import { Icon } from '../../shared/components/icon.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import type { Reader, RegisterSummary } from '../worker/messages.ts';

interface ReaderListProps {
  readonly summary: RegisterSummary;
  /** Intake positions. */
  readonly positions: readonly number[];
}

/** Who sits at these positions: their role, and the body they come from. No names: roles are what the law makes public. */
export function ReaderList({ summary, positions }: ReaderListProps): VNode {
  const { language } = useLocale();
  return (
    <ul class="report-readers">
      {readersAt(summary, positions).map((reader) => (
        <li key={reader.number}>
          <Icon name="users" />
          <span>
            {textIn(reader.role, language)}
            <span class="report-readers__where">{textIn(reader.institution, language)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function readersAt(summary: RegisterSummary, positions: readonly number[]): readonly Reader[] {
  return summary.positions.flatMap(({ position, member }) =>
    positions.includes(position) ? summary.members.filter(({ number }) => number === member) : [],
  );
}
