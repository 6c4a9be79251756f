/** A case with files, an acknowledgement and two members who decide: what exports are made from. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Act } from '../../../crypto/index.ts';
import type { BundleAssets } from '../../../client/exports/court-bundle.ts';
import type { Outlet } from '../../../client/exports/outlet.ts';
import { loadView } from '../../../client/reporting/environment.ts';
import { createUpload } from '../../../client/reporting/upload.ts';
import { makeWorld, onlyCase, settle, until, type Engine, type Source, type World } from '../caseload/world.ts';

const root = join(import.meta.dirname, '../../..');

export const assets: BundleAssets = {
  font: new Uint8Array(readFileSync(join(root, 'node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf'))),
  verifier: readFileSync(join(root, 'client/exports/verifier/verify.py'), 'utf8'),
};

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Scene {
  readonly world: World;
  readonly source: Source;
  readonly one: Engine;
  readonly two: Engine;
  readonly id: string;
  /** Commit of the letter with the files, hex. */
  readonly letter: string;
}

/** An acknowledged case whose second letter brought these files; names go out as a stranger's device gave them. */
export async function makeScene(files: readonly NamedBytes[]): Promise<Scene> {
  const world = await makeWorld();
  const source = await world.report();
  await attach(world, source, files);
  const one = await world.engine(1);
  const two = await world.engine(2);
  await settle(one, two);
  const id = onlyCase(one);
  await until(one, () => one.caseload.page(id)?.letters.length === 2);
  await until(one, () => one.caseload.page(id)?.history.some(({ type }) => type === 'LETTER') === true);
  await one.caseload.act(id, { type: 'ANSWER', status: 'ACKNOWLEDGED', text: 'Алдык, рахмат.', language: 'ky' });
  await rested(one, id);
  return { world, source, one, two, id, letter: one.caseload.page(id)?.letters[1]?.commit ?? '' };
}

/** Asked for by the first member, approved by the second. @returns hash of the proposal, hex */
export async function decide({ one, two, id }: Scene, act: Act): Promise<string> {
  await one.caseload.act(id, { type: 'PROPOSE', act, reason: '', outcome: '', text: 'Сот сурады.' });
  await rested(one, id);
  const openFor = (engine: Engine): string =>
    engine.caseload.page(id)?.proposals.find((each) => each.act === act && each.state === 'OPEN')?.event ?? '';
  await until(two, () => openFor(two) !== '');
  const event = openFor(two);
  const result = await two.caseload.act(id, { type: 'APPROVE', event, text: '', language: 'ky' });
  expect(result).toEqual({ outcome: 'DONE' });
  await until(one, () => one.caseload.page(id)?.proposals.find((each) => each.event === event)?.state === 'APPROVED');
  return event;
}

/** Until everything of this member is released. */
export function rested(engine: Engine, id: string): Promise<void> {
  return until(engine, () => engine.caseload.page(id)?.pending === false);
}

/** A bundle in memory. */
export class MemoryOutlet implements Outlet {
  readonly pieces: Uint8Array[] = [];
  outcome = 'OPEN';

  write(bytes: Uint8Array): Promise<void> {
    this.pieces.push(bytes.slice());
    return Promise.resolve();
  }

  end(): Promise<void> {
    this.outcome = 'ENDED';
    return Promise.resolve();
  }

  abort(): Promise<void> {
    this.outcome = 'ABORTED';
    return Promise.resolve();
  }

  bytes(): Uint8Array {
    return new Uint8Array(Buffer.concat(this.pieces));
  }
}

async function attach(world: World, source: Source, files: readonly NamedBytes[]): Promise<void> {
  const selected = files.map(({ name, bytes }) => ({
    ...{ name, type: 'application/octet-stream', size: bytes.length },
    read: (offset: number, length: number) => Promise.resolve(bytes.slice(offset, offset + length)),
  }));
  const upload = await createUpload(world.environment, selected);
  const run = { progress: () => undefined, mayContinue: () => Promise.resolve() };
  const attachment = await upload.run(await loadView(world.environment), run);
  await world.followUp(source, 'Сүрөттөр.', { attachment });
}
