import { faultsByMetric, typedFigures } from './typed-figures';

it('sends what was typed, and leaves out what is empty', () => {
  expect(typedFigures({ words: { read_count: '12.4万', like_count: ' ' } })).toEqual([
    { metric: 'read_count', value: '12.4万' },
  ]);
  expect(typedFigures({})).toEqual([]);
});

it('puts a fault of the list at the field of its figure', () => {
  const figures = typedFigures({ words: { read_count: '很多', like_count: '12' } });
  const faults = [
    { path: 'figures.0.value', code: 'figure_unreadable', message: '读不成数字' },
    { path: 'takenAt', code: 'in_the_future', message: '不能晚于现在' },
  ];
  expect(faultsByMetric(faults, figures).map(({ path }) => path)).toEqual(['words.read_count', 'takenAt']);
});
