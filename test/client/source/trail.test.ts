import { createTrail, type Trail } from '../../../client/source/visit/trail.ts';

/** A browser's history that holds numbers, as the real one does. */
function browser(start = 0): { trail: Trail; back: () => void; forward: () => void; entries: () => readonly number[] } {
  let entries = [start];
  let at = 0;
  const trail = createTrail(
    {
      push: (depth) => {
        entries = [...entries.slice(0, at + 1), depth];
        at += 1;
      },
      back: () => {
        step(-1);
      },
    },
    start,
  );
  function step(by: number): void {
    at += by;
    trail.follow(entries[at] ?? 0);
  }
  return {
    trail,
    back: () => {
      step(-1);
    },
    forward: () => {
      step(1);
    },
    entries: () => entries,
  };
}

test('Back and Forward of the browser walk the same pages, and entries hold a number only', () => {
  const { trail, back, forward, entries } = browser();
  trail.go('readers');
  trail.go('exclude');
  back();
  expect(trail.current).toBe('readers');
  forward();
  expect(trail.current).toBe('exclude');
  trail.back();
  trail.back();
  expect(trail.current).toBe('start');
  expect(entries()).toEqual([0, 1, 2]);
});

test('going on after going back drops what lay ahead', () => {
  const { trail, back } = browser();
  trail.go('readers');
  trail.go('exclude');
  back();
  trail.go('return');
  back();
  expect(trail.current).toBe('readers');
});

test('nothing leads back to what has been sent', () => {
  const { trail, back } = browser();
  trail.go('words');
  trail.go('summary');
  trail.goForGood('sent');
  expect(trail.canGoBack).toBe(false);
  back();
  back();
  expect(trail.current).toBe('sent');
  trail.go('files');
  expect(trail.current).toBe('files');
  back();
  expect(trail.current).toBe('sent');
});

test('the depth counts our entries behind the present one, so that leaving can go back over them', () => {
  const { trail, back } = browser();
  trail.go('readers');
  trail.go('exclude');
  expect(trail.depth).toBe(2);
  back();
  expect(trail.depth).toBe(1);
});

test('after a reload memory is empty, and old entries lead to the start and nowhere else', () => {
  const { trail } = browser(5);
  trail.follow(4);
  expect(trail.current).toBe('start');
  expect(trail.depth).toBe(4);
  trail.follow(5);
  trail.go('readers');
  expect(trail.depth).toBe(6);
});

test('while something is sent the person stays, whatever the browser does', () => {
  const { trail } = browser();
  trail.go('readers');
  trail.stay(0);
  expect(trail.current).toBe('readers');
  expect(trail.depth).toBe(0);
});

test('a report that is begun anew is asked every question again', () => {
  const { trail } = browser();
  trail.go('readers');
  trail.go('summary');
  trail.goForGood('sent');
  trail.beginAnew();
  trail.goForGood('start');
  trail.go('readers');
  expect([...trail.seen]).toEqual(['start', 'readers']);
});
