import type { Figure } from './figure.ts';

export interface Bench {
  readonly name: string;
  /** One line for `--list`. */
  readonly summary: string;
  run(options: BenchOptions): Promise<readonly Figure[]>;
}

export interface BenchOptions {
  /** A little of everything, to see that the bench works; its figures mean nothing. */
  readonly quick: boolean;
  /** Progress, for people. */
  readonly tell: (line: string) => void;
}
