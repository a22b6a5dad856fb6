import { inOrder, withChosen } from './in-order';

const [first, second, third] = [{ number: 1 }, { number: 2 }, { number: 3 }] as const;

describe('two revisions', () => {
  it('are compared from the older to the newer', () => {
    expect(inOrder<{ number: number }>(first, second)).toEqual({ older: first, newer: second });
    expect(inOrder<{ number: number }>(second, first)).toEqual({ older: first, newer: second });
  });

  it('can still be chosen when the list begins anew without them', () => {
    expect(withChosen<{ number: number }>([third, second], [first, second])).toEqual([third, second, first]);
  });
});
