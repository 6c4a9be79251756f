import { splitWords } from '../../../client/shared/components/split-words.ts';

test.each([
  ['алма булут  дарыя', ['алма', 'булут', 'дарыя']],
  ['1. алма\n2. булут\n3. дарыя', ['алма', 'булут', 'дарыя']],
  ['1)алма, 2)булут; 3)дарыя.', ['алма', 'булут', 'дарыя']],
  ['\t алма | булут \r\n', ['алма', 'булут']],
  ['1 2 3', []],
  ['', []],
])('%p holds the words %p', (text, words) => {
  expect(splitWords(text)).toEqual(words);
});
