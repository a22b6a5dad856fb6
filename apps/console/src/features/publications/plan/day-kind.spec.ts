import { dayKind } from './day-kind';

const days = [
  { date: '2026-10-01', kind: 'holiday' as const, name: '国庆节' },
  { date: '2026-10-10', kind: 'make_up' as const, name: '国庆节调休上班' },
];

describe('the kind of a day', () => {
  it.each([
    ['2026-10-01', 'holiday', '国庆节'],
    ['2026-10-10', 'make_up', '国庆节调休上班'],
    ['2026-10-11', 'weekend', ''],
    ['2026-10-12', 'working', ''],
  ])('%s is %s', (date, kind, name) => expect(dayKind(date, days)).toEqual({ kind, name }));
});
