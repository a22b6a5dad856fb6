import fc from 'fast-check';
import { AppError } from '@haojiao/kernel';
import { requireStorable } from './storable';

function faultsOf(input: unknown): string[] {
  try {
    requireStorable(input);
    return [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.faults.map(({ path }) => path);
  }
}

describe('what the database can hold', () => {
  it('is named by its place, in texts and in names', () => {
    const input = {
      a: 'x\0',
      list: [{ text: 'ok' }, { text: '\ud800' }],
      'k\0': 1,
      whole: '😀\n',
      none: null,
    };
    expect(faultsOf(input)).toEqual(['a', 'list.1.text', 'k']);
    expect(faultsOf('\0')).toEqual(['']);
  });

  it('is every text but with U+0000 and halves of characters, however deep', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        const isWhole = !text.includes('\\u0000') && !/\\ud[89a-f]/i.test(text);
        fc.pre(!text.includes('\\\\u'));
        expect(faultsOf(value).length === 0).toBe(isWhole);
      }),
    );
  });

  it('says of a hostile input no more than anybody reads', () => {
    expect(faultsOf(Array.from({ length: 10_000 }, () => '\0'))).toHaveLength(20);
  });

  it('is not asked of files', () => {
    expect(faultsOf({ file: Buffer.from([0]) })).toEqual([]);
  });
});
