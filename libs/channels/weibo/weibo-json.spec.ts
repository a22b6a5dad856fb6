import { parseWithLongIntegers } from './weibo-json';

describe('JSON with long integers', () => {
  it('keeps ids beyond 2^53 to the last digit', () => {
    expect(
      parseWithLongIntegers('{"id":9007199254740993,"ids":[5100123000045679,-9007199254740993]}'),
    ).toEqual({
      id: '9007199254740993',
      ids: ['5100123000045679', '-9007199254740993'],
    });
  });

  it('leaves strings, short numbers and fractions alone', () => {
    const text =
      '{"a":"id: 9007199254740993, \\"9007199254740993\\"","b":12,"c":1.2345678901234567890,"d":1e21}';
    expect(parseWithLongIntegers(text)).toEqual(JSON.parse(text));
  });

  it('refuses what is no JSON', () => {
    expect(() => parseWithLongIntegers('<html>502</html>')).toThrow(SyntaxError);
    expect(() => parseWithLongIntegers('')).toThrow(SyntaxError);
  });
});
