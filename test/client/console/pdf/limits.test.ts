import { limitBuffers } from '../../../../client/console/pdf/worker/buffer-limit.ts';
import { canvasLimit, scaleOf, sideLimit } from '../../../../client/console/pdf/worker/limits.ts';

test('a page is drawn at the size of the paper or at the asked width, and never above the limits', () => {
  expect(scaleOf({ width: 72, height: 72 }, 'PAPER') * 72).toBeCloseTo(96);
  expect(scaleOf({ width: 595, height: 842 }, 1190)).toBeCloseTo(2);
  const long = scaleOf({ width: 200_000, height: 1 }, 9_000);
  expect(long * 200_000).toBeCloseTo(sideLimit);
  const square = scaleOf({ width: 200_000, height: 200_000 }, 9_000);
  expect((square * 200_000) ** 2).toBeLessThanOrEqual(canvasLimit * 1.000_001);
});

test.each([0, -1, NaN, Infinity])('a page of width %p is refused', (width) => {
  expect(() => scaleOf({ width, height: 10 }, 'PAPER')).toThrow(RangeError);
});

test('a buffer above the limit is refused and remembered, and others stay what they are', () => {
  const scope = { Uint8Array };
  const isTooLarge = limitBuffers(scope, 100);
  const small = new scope.Uint8Array(100);
  expect([small.length, small instanceof scope.Uint8Array, small instanceof Uint8Array]).toEqual([100, true, true]);
  expect([...new scope.Uint8Array([1, 2])]).toEqual([1, 2]);
  expect(isTooLarge()).toBe(false);
  expect(() => new scope.Uint8Array(101)).toThrow(RangeError);
  expect(isTooLarge()).toBe(true);
});
