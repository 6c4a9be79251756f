import { errorCodes, isErrorCode, ProtocolError } from '../../crypto/errors.ts';

test('every code has its own message, the same each time', () => {
  const messages = errorCodes.map((code) => new ProtocolError(code).message);
  expect(new Set(messages).size).toBe(errorCodes.length);
  expect(messages).toEqual(errorCodes.map((code) => new ProtocolError(code, { position: 3 }).message));
  expect(errorCodes.length).toBeGreaterThan(20);
});

test('names that every object inherits are no codes', () => {
  expect(['toString', 'constructor', '__proto__', 'malformed', ''].filter(isErrorCode)).toEqual([]);
});

test('an error keeps its cause and position only when it has them', () => {
  const cause = new Error('inner');
  expect(new ProtocolError('MALFORMED', { cause }).cause).toBe(cause);
  expect(Object.hasOwn(new ProtocolError('MALFORMED'), 'cause')).toBe(false);
  expect(new ProtocolError('UNKNOWN_WORD', { position: 4 }).position).toBe(4);
});
