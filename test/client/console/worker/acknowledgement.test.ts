import { languages } from '../../../../crypto/index.ts';
import { acknowledgements } from '../../../../client/console/worker/acknowledgement.ts';

test('there are prepared words in every language of the protocol', () => {
  expect(Object.keys(acknowledgements).sort()).toEqual([...languages].sort());
});

test('the prepared words name nothing that tells one report from another', () => {
  for (const text of Object.values(acknowledgements)) expect(text).not.toMatch(/[\d{}$]/u);
});
