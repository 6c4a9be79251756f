import type { Logger } from 'pino';
import { RolledBackError } from './log/rollback.ts';
import type { RefusalCode } from './refusal.ts';

/**
 * What the server writes down for its operator. Never an address, a user agent, a name, a path with an id, or a time finer
 * than the day; and of people who report nothing at all, not even that a request came, unless the server itself failed.
 */
export interface Journal {
  refused(path: string, code: RefusalCode, error: unknown): void;
  failed(act: 'batch' | 'slot' | 'rhythm', error: unknown): void;
  /** What became of asking an outside checker, when that has changed. `place` counts the addresses from 1: no address is written. */
  checker(place: number, outcome: CheckerOutcome): void;
  /** The register went back to an older state: nothing is signed. */
  rolledBack(): void;
  event(event: 'started' | 'stopping' | 'stopped'): void;
}

/**
 * `bad-answer`: what it signed does not verify with a key of the trust policy. `rolled-back`: it has seen more than the store holds,
 * signed by this server.
 */
export type CheckerOutcome = 'cosigned' | 'unreachable' | 'bad-answer' | 'rolled-back' | 'failed';

/** Logger without time, process id or host name: pino adds all three unless told not to. */
export const loggerOptions = { timestamp: false, base: null } as const;

const routeClasses = ['letters', 'parts', 'session', 'member', 'oversight', 'demo'] as const;
type RouteClass = (typeof routeClasses)[number] | 'page';
const staff: ReadonlySet<RouteClass> = new Set(['session', 'member', 'oversight']);

const rolledBackText =
  'The register went back to an older state than it has signed. Nothing is signed or taken in. Restore a newer copy: see docs/operating.md.';

export function makeJournal(logger: Logger, today: () => number): Journal {
  return {
    refused(path, code, error) {
      const route = classOf(path);
      if (code === 'INTERNAL') logger.error({ day: today(), route, code, ...describe(error) });
      else if (code === 'STORE_FULL') logger.error({ day: today(), route, code });
      else if (staff.has(route)) logger.info({ day: today(), route, code });
    },
    failed(act, error) {
      if (error instanceof RolledBackError) logger.error({ day: today(), act, rolledBack: error.log }, rolledBackText);
      else logger.error({ day: today(), act, ...describe(error) });
    },
    checker(place, outcome) {
      if (outcome === 'cosigned') logger.info({ day: today(), checker: place, outcome });
      else if (outcome === 'rolled-back') logger.error({ day: today(), checker: place, outcome }, rolledBackText);
      else logger.warn({ day: today(), checker: place, outcome });
    },
    rolledBack() {
      logger.error({ day: today() }, rolledBackText);
    },
    event(event) {
      logger.info({ day: today(), event });
    },
  };
}

function classOf(path: string): RouteClass {
  return routeClasses.find((name) => path === `/api/${name}` || path.startsWith(`/api/${name}/`)) ?? 'page';
}

/** Kind of error and places in the code. Not the message: it may quote a file name or what was sent. */
function describe(error: unknown): { readonly error: string; readonly at: readonly string[] } {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const at = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line));
  return { error: error.name + code, at: at.slice(0, 8).map((line) => line.trim()) };
}
