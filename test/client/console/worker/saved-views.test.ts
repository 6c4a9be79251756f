import { everything } from '../../../../client/console/lists/filter-rows.ts';
import { parseViews, savedViewHandlers } from '../../../../client/console/worker/saved-views.ts';
import { memoryStore } from '../../../../client/console/worker/view-store.ts';

const view = {
  name: 'Жол',
  filter: { ...everything, tag: 'жол' },
  sort: { column: 'due', direction: 'ascending' },
} as const;

test('views come back as they were saved', async () => {
  const store = memoryStore();
  const { SAVE_VIEWS, SAVED_VIEWS } = savedViewHandlers(() => store);
  await SAVE_VIEWS({ views: [view] });
  expect(await SAVED_VIEWS()).toEqual([view]);
});

test.each(['', '[', '{}', '[{"name":"x"}]', JSON.stringify([{ ...view, more: 1 }])])('%j is no view', (text) => {
  expect(parseViews(text)).toEqual([]);
});
