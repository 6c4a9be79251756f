import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Visit } from './visit.ts';

export const VisitContext = createContext<Visit | null>(null);

/** @throws Error outside the page */
export function useVisit(): Visit {
  const visit = useContext(VisitContext);
  if (visit === null) throw new Error('useVisit needs a VisitContext above it');
  return visit;
}
