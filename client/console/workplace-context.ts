import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Workplace } from './workplace.ts';

export const WorkplaceContext = createContext<Workplace | null>(null);

/** @throws Error outside the console's page */
export function useWorkplace(): Workplace {
  const workplace = useContext(WorkplaceContext);
  if (workplace === null) throw new Error('useWorkplace needs a WorkplaceContext above it');
  return workplace;
}
