import { segmentsOf } from './segments';
import type { Mark } from './segments';

const mark = (id: string, start: number, end: number): Mark => ({ id, kind: 'note', start, end, label: id });
const counted = (text: string) => Int32Array.from(text, (_, at) => at);
const told = (text: string, places: ArrayLike<number>, marks: Mark[]) =>
  segmentsOf(text, places, marks).map((one) => [one.text, one.from, one.marks.map(({ id }) => id).join('')]);

describe('the segments of a text', () => {
  it('are cut where marks begin and end, also where they overlap', () => {
    const text = '甲乙丙丁戊';
    expect(told(text, counted(text), [mark('a', 1, 3), mark('b', 2, 4)])).toEqual([
      ['甲', 0, ''],
      ['乙', 1, 'a'],
      ['丙', 2, 'ab'],
      ['丁', 3, 'b'],
      ['戊', 4, ''],
    ]);
  });

  it('are whole where nothing is said', () => {
    expect(told('甲乙', counted('甲乙'), [mark('a', 7, 9)])).toEqual([['甲乙', 0, '']]);
    expect(told('', [], [])).toEqual([]);
  });

  it('leave out characters that do not count', () => {
    expect(told(' 甲 乙', [-1, 5, -1, 6], [mark('a', 5, 7)])).toEqual([
      [' ', null, ''],
      ['甲', 5, 'a'],
      [' ', null, ''],
      ['乙', 6, 'a'],
    ]);
  });
});
