import { createContext } from 'preact';

/** Starts a worker that reads one PDF. Null where the page has none: a PDF is then only saved. */
export const ReaderStarter = createContext<(() => Worker) | null>(null);
