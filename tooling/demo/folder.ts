import { join } from 'node:path';

export const projectRoot = join(import.meta.dirname, '../..');

/** Of the training instance, beside the demonstration's. */
export const trainingRoot = join(projectRoot, '.training');

/** Of the synthetic year. */
export const yearRoot = join(projectRoot, '.year');

/** Where the parts of a demonstration lie. The server is told `server` and nothing else. */
export interface DemoFolder {
  readonly root: string;
  readonly server: string;
  /** Keyring files, passphrases, accounts: what a real body never keeps together. */
  readonly keyrings: string;
  /** The people of the demonstration: `people.ts`. */
  readonly accounts: string;
  /** The trust policy as it is handed to investigators. */
  readonly trust: string;
  /** The key of the outside checker; missing in demonstrations from before there was one. */
  readonly checkerKey: string;
  /** What that checker keeps of what it signed. */
  readonly checkerState: string;
  /** The key with which an officer countersigns at the oversight desk; missing in older demonstrations. */
  readonly deskKey: string;
  /** What the desk keeps of what it saw and signed. */
  readonly deskState: string;
  /** Written when the synthetic reports have been sent. */
  readonly seeded: string;
  /** Who runs the demonstration now. */
  readonly running: string;
}

export function demoFolder(root = join(projectRoot, '.demo')): DemoFolder {
  const keyrings = join(root, 'keyrings');
  return {
    root,
    server: join(root, 'server'),
    keyrings,
    accounts: join(keyrings, 'accounts.json'),
    trust: join(root, 'trust.json'),
    checkerKey: join(root, 'checker', 'key'),
    checkerState: join(root, 'checker', 'state'),
    deskKey: join(root, 'desk', 'key'),
    deskState: join(root, 'desk', 'state'),
    seeded: join(root, 'seeded.json'),
    running: join(root, 'running.json'),
  };
}
