import { OneByOne } from './one-by-one';

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('OneByOne', () => {
  it('begins what belongs to the same key when what came before has ended, also when that failed', async () => {
    const turns = new OneByOne();
    const begun: string[] = [];
    let fail: (error: Error) => void = () => undefined;
    const first = turns.take('a', () => {
      begun.push('first');
      return new Promise((_resolve, reject) => (fail = reject));
    });
    const second = turns.take('a', () => Promise.resolve(begun.push('second')));
    const other = turns.take('b', () => Promise.resolve(begun.push('other')));
    await other;
    await settled();
    expect(begun).toEqual(['first', 'other']);
    fail(new Error('no net'));
    await expect(first).rejects.toThrow('no net');
    await second;
    expect(begun).toEqual(['first', 'other', 'second']);
  });
});
