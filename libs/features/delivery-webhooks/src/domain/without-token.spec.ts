import { withoutToken } from './without-token';

describe('an answer without the token', () => {
  it.each([
    ['wrong: Bearer abcdefgh12', 'wrong: •••'],
    ['token abcdefgh12 of "abcdefgh12"', 'token ••• of "•••"'],
    ['Bearer is unknown', 'Bearer is unknown'],
    ['cut off at abcdefg', 'cut off at •••'],
    ['cut off at Bearer abc', 'cut off at •••'],
    ['ends in abc', 'ends in abc'],
    ['', ''],
  ])('%j becomes %j', (answer, shown) => {
    expect(withoutToken(answer, 'Bearer abcdefgh12')).toBe(shown);
  });

  it('leaves out a short token, too', () => {
    expect(withoutToken('what is xyz?', 'xyz')).toBe('what is •••?');
  });
});
