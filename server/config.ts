import { z } from 'zod';

/** An environment variable that counts something. */
function count(fallback: number, least = 0): z.ZodType<number> {
  return z.coerce.number().int().min(least).max(Number.MAX_SAFE_INTEGER).default(fallback);
}

/**
 * Every variable the server reads; `.env.example` names each with its unit. Mode, origin, keys and cover are no
 * configuration: they stand in the signed trust policy and roster, where people can check them.
 */
const variables = z.object({
  DATA_DIR: z.string().min(1).default('var/data'),
  PUBLIC_DIR: z.string().min(1).default('dist'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: count(8080),
  HOST_NAMES: z.string().default(''),
  HSTS_SECONDS: count(0),
  DIFFICULTY: count(12).pipe(z.number().max(22)),
  LETTERS_PER_DAY: count(5_000, 1),
  PART_BYTES_PER_DAY: count(20 * 1024 ** 3, 1),
  STAFF_POSTS_PER_DAY: count(2_000, 1),
  FREE_SPACE_FLOOR: count(1024 ** 3),
  SESSION_IDLE_MINUTES: count(30, 1),
  SESSION_HOURS: count(12, 1),
  WITNESSES: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((url) => url.trim().replace(/\/+$/, ''))
        .filter((url) => url !== ''),
    )
    .pipe(z.array(z.string().refine(isSubmissionPrefix)).max(64)),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'silent']).default('info'),
});

/** An address without user, query or fragment, so that a path can be put behind it. */
function isSubmissionPrefix(text: string): boolean {
  if (!/^https?:\/\/[^\s?#@]+$/.test(text)) return false;
  return URL.canParse(text);
}

export interface Config {
  readonly dataDir: string;
  /** The built pages: a folder with `portal` and `source` in it. */
  readonly publicDir: string;
  readonly host: string;
  readonly port: number;
  /** Values of the Host header that are served; empty: only the address itself and loopback names. */
  readonly hostNames: readonly string[];
  /** 0 sends no Strict-Transport-Security: behind an onion service or without TLS it would be false. */
  readonly hstsSeconds: number;
  readonly limits: Limits;
  /** Where outside checkers take checkpoints: prefixes before `/add-checkpoint`. Their keys stand in the trust policy. */
  readonly witnesses: readonly string[];
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'silent';
}

/** Limits for everybody together: the server keeps no state per visitor. */
export interface Limits {
  /** Leading zero bits of the puzzle that the next day note asks for. */
  readonly difficulty: number;
  readonly lettersPerDay: number;
  readonly partBytesPerDay: number;
  /** Frames and statements that one account may post in a day. */
  readonly staffPostsPerDay: number;
  /** Bytes that stay free on the disk: attachments are refused below it, letters below a quarter of it. */
  readonly freeSpaceFloor: number;
  readonly sessionIdleMs: number;
  readonly sessionMs: number;
}

/** @throws Error that names the variables that are wrong, never their values */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = variables.safeParse(environment);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))];
    throw new Error(`These variables do not have the form they must have: ${names.join(', ')}`);
  }
  const values = parsed.data;
  return {
    dataDir: values.DATA_DIR,
    publicDir: values.PUBLIC_DIR,
    host: values.HOST,
    port: values.PORT,
    hostNames: values.HOST_NAMES.split(',')
      .map((name) => name.trim().toLowerCase())
      .filter((name) => name !== ''),
    hstsSeconds: values.HSTS_SECONDS,
    limits: {
      difficulty: values.DIFFICULTY,
      lettersPerDay: values.LETTERS_PER_DAY,
      partBytesPerDay: values.PART_BYTES_PER_DAY,
      staffPostsPerDay: values.STAFF_POSTS_PER_DAY,
      freeSpaceFloor: values.FREE_SPACE_FLOOR,
      sessionIdleMs: values.SESSION_IDLE_MINUTES * 60_000,
      sessionMs: values.SESSION_HOURS * 3_600_000,
    },
    witnesses: values.WITNESSES,
    logLevel: values.LOG_LEVEL,
  };
}
