import type { Shape } from '@/api-client';
import { linesOfYear } from './lines-of-year';

type Month = Shape<'MonthOfYearResponse'>;
type Figure = Shape<'PeriodPointResponse'>;

const aFigure = (words: string, precision: Figure['precision']) => ({ words, precision }) as Figure;
const aMonth = (month: string, value: number | null, figures: Figure[]) =>
  ({ month, value, figures }) as Month;

it('has a point for each month: a gap where nobody told, and the words where they say more', () => {
  const months = [
    aMonth('2026-01', 124_000, [aFigure('12.4万次', 'rounded')]),
    aMonth('2026-02', null, []),
    aMonth('2026-03', 3, [aFigure('3', 'exact')]),
    aMonth('2026-04', 30_000, [aFigure('1万', 'rounded'), aFigure('2万', 'rounded')]),
  ];
  expect(linesOfYear([{ name: '甲', months }], (month) => `${month}月`)).toEqual([
    {
      name: '甲',
      points: [
        { label: '1月', value: 124_000, words: '12.4万次' },
        { label: '2月', value: null, words: undefined },
        { label: '3月', value: 3, words: undefined },
        { label: '4月', value: 30_000, words: undefined },
      ],
    },
  ]);
});

it('shows no more than can be told apart', () => {
  const years = Array.from({ length: 9 }, (_, index) => ({ name: String(index), months: [] }));
  expect(linesOfYear(years, String)).toHaveLength(6);
});
