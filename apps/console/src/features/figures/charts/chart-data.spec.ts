import { hasValues, rowsOf } from './chart-data';

describe('the numbers beside a chart', () => {
  const reads = {
    name: '阅读',
    points: [
      { label: '11-20', value: 3 },
      { label: '11-22', value: null },
    ],
  };
  const likes = {
    name: '点赞',
    points: [
      { label: '11-20', value: 0 },
      { label: '11-21', value: 1 },
    ],
  };

  it('have a row for each label, and nothing where a line says nothing', () => {
    expect(rowsOf([reads, likes])).toEqual([
      { label: '11-20', points: [reads.points[0], likes.points[0]] },
      { label: '11-22', points: [reads.points[1], null] },
      { label: '11-21', points: [null, likes.points[1]] },
    ]);
  });

  it('are there when one is known, be it zero', () => {
    expect(hasValues([{ name: '', points: [{ label: '', value: null }] }])).toBe(false);
    expect(hasValues([{ name: '', points: [{ label: '', value: 0 }] }])).toBe(true);
  });
});
