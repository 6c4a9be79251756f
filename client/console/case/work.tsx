import type { VNode } from 'preact';
import { Holds } from './records/hold.tsx';
import { Links } from './records/links.tsx';
import { LostWords } from './records/lost-words.tsx';
import type { RecordsProps } from './records/sheet-section.tsx';
import { Tasks } from './records/tasks.tsx';

interface WorkProps extends RecordsProps {
  readonly onAnswer: () => void;
}

/** What is to be done, and what the case hangs together with. */
export function Work(props: WorkProps): VNode {
  return (
    <>
      <Tasks {...props} />
      <Links {...props} />
      <LostWords {...props} />
      <Holds {...props} />
    </>
  );
}
