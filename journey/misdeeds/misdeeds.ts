/** What an operator, or a member, can do wrong: each planted for real, then looked for by an audit and on the screen of whom it harms. */
import type { Scene, SentReport } from './scene.ts';

/** What there is before anything goes wrong. */
export interface Base {
  /** Acknowledged and told so. */
  readonly answered: SentReport;
  /** In the register, and nothing more. */
  readonly waiting: SentReport;
  /** Checkpoints that somebody has kept from before. */
  readonly kept: readonly string[];
}

export interface Found {
  /** Checks of the audit that failed, in their order. */
  readonly checks: readonly string[];
  /** Ids of the messages on the screen of the harmed. */
  readonly messages: readonly string[];
}

export interface Misdeed {
  readonly name: string;
  /** Whose screen is looked at. */
  readonly screen: 'source' | 'console' | 'monitor';
  readonly run: (scene: Scene, base: Base) => Promise<Found>;
}
