export { concat, encodeUtf8 } from '../../../crypto/bytes.ts';
export { labels } from '../../../crypto/constants.ts';
export { flips as flipBits } from '../suites.ts';
