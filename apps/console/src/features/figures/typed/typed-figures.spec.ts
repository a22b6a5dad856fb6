import { faultsByMetric, plainText, typedFigures } from './typed-figures';

const id = '01980000-0000-7000-8000-000000000001';

it('sends what was typed, and leaves out what is empty', () => {
  expect(typedFigures({ words: { read_count: '12.4万', like_count: ' ' } })).toEqual([
    { metric: 'read_count', value: '12.4万' },
  ]);
  expect(typedFigures({})).toEqual([]);
});

it('puts a fault of the list at the field of its figure, of days and batches at theirs', () => {
  const figures = typedFigures({ words: { read_count: '很多', like_count: '12' } });
  const faults = [
    { path: 'figures.0.value', code: 'figure_unreadable', message: '读不成数字' },
    { path: 'figures.1.to', code: 'period_not_over', message: '还没有过完' },
    { path: 'figures.1.batch', code: 'batch_of_account', message: '不分批次' },
    { path: 'takenAt', code: 'in_the_future', message: '不能晚于现在' },
  ];
  expect(faultsByMetric(faults, figures).map(({ path }) => path)).toEqual([
    ...['words.read_count', 'days', 'batch', 'takenAt'],
  ]);
});

it.each([
  [`这一时刻已记录为“3”，有误请更正 platform-figures/${id}。`, '这一时刻已记录为“3”，有误请更正那一条。'],
  [`与已记录的 1 月 “3”（period-figures/${id}）有重叠的日子。`, '与已记录的 1 月 “3”有重叠的日子。'],
  [`这一数字已更正为“3”，请更正那一条（${id}）。`, '这一数字已更正为“3”，请更正那一条。'],
  ['读不成数字', '读不成数字'],
])('says %s without its id', (text, plain) => expect(plainText(text, '那一条')).toBe(plain));
