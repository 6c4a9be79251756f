import { makeWorld, onlyCase, settle, until, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
}, 180_000);
afterAll(async () => {
  await world.end();
});

test('A report reaches the desk it was sent to, is acknowledged and answered, and the source reads both.', async () => {
  const source = await world.report();
  const one = await world.engine(1);
  const two = await world.engine(2);
  const other = await world.engine(4);
  await settle(one, two);
  await other.caseload.sync();
  expect(other.caseload.rows()).toEqual([]);

  const id = onlyCase(one);
  expect(onlyCase(two)).toBe(id);
  const page = one.caseload.page(id);
  expect(page).toMatchObject({
    access: 'CIRCLE',
    status: 'RECEIVED',
    urgency: 'SOON',
    office: 'Жер ресурстары',
    unread: 1,
    circle: [1, 2, 3],
    frontSheet: { language: 'ky', desk: 1, codes: { category: 'PROCUREMENT' } },
    letters: [{ number: 1, kind: 'REPORT', complete: true, statement: 'Сатып алууда баа эки эсе көтөрүлгөн.' }],
  });
  expect(one.caseload.alarms()).toEqual([]);

  const act = { type: 'ANSWER', status: 'ACKNOWLEDGED', text: 'Алдык, рахмат.', language: 'ky' } as const;
  await expect(one.caseload.act(id, act)).resolves.toEqual({ outcome: 'DONE' });
  await until(
    one,
    () => one.caseload.page(id)?.messages.some((each) => each.from === 'BODY' && each.loggedDay !== null) === true,
  );
  await until(two, () => two.caseload.page(id)?.status === 'ACKNOWLEDGED');
  const answer = { type: 'ANSWER', status: 'MESSAGE', text: 'Кайсы мекеме?', language: 'ky' } as const;
  await expect(two.caseload.act(id, answer)).resolves.toEqual({ outcome: 'DONE' });
  await until(
    two,
    () => two.caseload.page(id)?.messages.every((each) => each.from === 'SOURCE' || each.loggedDay !== null) === true,
  );
  await until(one, () => one.caseload.page(id)?.messages.length === 3);
  expect(one.caseload.page(id)?.clocks?.acknowledgeBy.state).toBe('MET');

  const visit = await world.visitComplete(source, 2);
  expect(visit.statuses.map(({ found, answer: read }) => [found.payload.status, read?.text ?? null])).toEqual(
    expect.arrayContaining([
      ['ACKNOWLEDGED', 'Алдык, рахмат.'],
      ['MESSAGE', 'Кайсы мекеме?'],
    ]),
  );
}, 180_000);
