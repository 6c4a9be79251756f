import type { RecordContent } from '../../../crypto/index.ts';
import { basisOf, isOvertaken, type MemberAct } from '../../../client/caseload/act.ts';
import { begin } from '../../crypto/casework/case.ts';

const tag = (text: string): RecordContent => ({ kind: 'TAG', data: { text } });
const writing = (number: number): MemberAct => ({ type: 'RECORD', number, kept: true, content: tag('менин сөзүм') });

test('A change of a sheet comes back if a colleague has written on that very sheet meanwhile; a new sheet does not.', async () => {
  const begun = await begin();
  await begun.record(11, 1, tag('жол'));
  await begun.record(11, 2, tag('көпүрө'));
  const basis = basisOf(begun.state);
  expect(isOvertaken(writing(1), basis, begun.state)).toBe(false);
  await begun.record(12, 1, tag('жол оңдоо'));
  expect(isOvertaken(writing(1), basis, begun.state)).toBe(true);
  expect(isOvertaken(writing(2), basis, begun.state)).toBe(false);
  expect(isOvertaken(writing(0), basis, begun.state)).toBe(false);
  // The same words by somebody else are still somebody else's.
  const now = basisOf(begun.state);
  await begun.record(13, 2, tag('көпүрө'));
  expect(isOvertaken(writing(2), now, begun.state)).toBe(true);
});
