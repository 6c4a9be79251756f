import {
  decodeContent,
  openKeyed,
  openSealed,
  joinSlices,
  parseHex,
  labels,
  type Slice,
} from '../../../crypto/index.ts';
import { decodeSlice } from '../../../crypto/frame/format.ts';
import { frameVectors } from '../../../tooling/vectors/frame.ts';
import written from '../../vectors/frame.json' with { type: 'json' };
import { suites } from '../letter/suites.ts';
import { present } from '../letter/world.ts';
import { refusalOf } from '../suites.ts';

describe.each(suites.map((suite) => [suite.name, suite] as const))('the %s provider', (_, suite) => {
  test('gives the written vectors', async () => {
    expect(await frameVectors(suite)).toEqual(written);
  });

  test('opens the written frames', async () => {
    for (const { use, key, frames, locators, json } of written.keyed) {
      const slices: Slice[] = [];
      for (const [index, { frame }] of frames.entries()) {
        const place = locators?.[index];
        const known = use === labels.event ? labels.event : labels.answer;
        slices.push(
          present(
            await openKeyed(
              suite,
              parseHex(key),
              known,
              parseHex(frame),
              place === undefined ? undefined : parseHex(place),
            ),
          ),
        );
      }
      expect(decodeContent(present(await joinSlices(suite, slices)))).toEqual(JSON.parse(json));
    }
    for (const { use, seed, frame, json } of written.sealed) {
      const known = present(
        [labels.grant, labels.rekey, labels.statement, labels.ratchet].find((label) => label === use),
      );
      expect(decodeContent(present(await openSealed(suite, parseHex(seed), known, parseHex(frame))))).toEqual(
        JSON.parse(json),
      );
    }
  });
});

test.each(written.refusedSlices.map(({ rule, plaintext }) => [rule, plaintext] as const))('%s', (_, plaintext) => {
  expect(refusalOf(() => decodeSlice(parseHex(plaintext)))).not.toBeNull();
});

test.each(written.refusedContents.map(({ rule, content }) => [rule, content] as const))('%s', (_, content) => {
  expect(refusalOf(() => decodeContent(parseHex(content)))).not.toBeNull();
});
