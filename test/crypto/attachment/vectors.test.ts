/** The written attachments are sealed again by either provider. */
import { attachmentVectors } from '../../../tooling/vectors/attachment.ts';
import written from '../../vectors/attachment.json' with { type: 'json' };
import { suites } from '../letter/suites.ts';

test.each(suites)('$name gives the written vectors', async (suite) => {
  expect(await attachmentVectors(suite)).toEqual(written);
});
