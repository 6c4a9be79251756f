import { useEffect, useState } from 'preact/hooks';
import { ProtocolError } from '../../../crypto/index.ts';
import type { Area } from '../../evidence/area.ts';
import { formatPages, parsePages, planVersion, type KeptPage } from '../../evidence/redact-pdf.ts';

/** Which pages stay and what is painted over, as far as it is chosen. */
export interface PagesDraft {
  /** As typed: `1-3, 7`. */
  readonly typed: string;
  readonly setTyped: (typed: string) => void;
  /** Null if what is typed names no pages of this document. */
  readonly kept: ReadonlySet<number> | null;
  readonly keep: (page: number, stays: boolean) => void;
  readonly areasOf: (page: number) => readonly Area[];
  readonly setAreas: (page: number, areas: readonly Area[]) => void;
  /** What would be made, or why nothing can be. */
  readonly plan: readonly KeptPage[] | ProtocolError;
}

const none: readonly Area[] = [];

/** @param pages of the original; 0 while it is not open */
export function usePagesDraft(pages: number): PagesDraft {
  const [typed, setTyped] = useState('');
  const [painted, setPainted] = useState<ReadonlyMap<number, readonly Area[]>>(new Map());
  useEffect(() => {
    setTyped(formatPages(new Set(Array.from({ length: pages }, (_, index) => index + 1))));
  }, [pages]);
  // Nothing typed says that no page stays.
  const kept = typed.trim() === '' ? new Set<number>() : parsePages(typed, pages);
  return {
    typed,
    setTyped,
    kept,
    keep: (page, stays) => {
      const others = [...(kept ?? [])].filter((each) => each !== page);
      setTyped(formatPages(new Set(stays ? [...others, page] : others)));
    },
    areasOf: (page) => painted.get(page) ?? none,
    setAreas: (page, areas) => {
      setPainted(new Map([...painted, [page, areas]]));
    },
    plan: planOf(pages, kept ?? new Set(), painted),
  };
}

function planOf(...asked: Parameters<typeof planVersion>): readonly KeptPage[] | ProtocolError {
  try {
    return planVersion(...asked);
  } catch (error) {
    if (error instanceof ProtocolError) return error;
    throw error;
  }
}
