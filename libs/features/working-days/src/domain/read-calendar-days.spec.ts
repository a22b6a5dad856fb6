import { linesOfCsv, readCalendarDays } from './read-calendar-days';

const codesOf = (csv: string) =>
  readCalendarDays(2027, linesOfCsv(csv)).faults.map(({ path, code }) => [path, code]);

describe('a file of holidays', () => {
  it('is read with or without header, mark and quotes, and put in order', () => {
    const csv =
      '\uFEFFdate,kind,name\r\n2027-05-01,holiday,"劳动节, 五一"\r\n\r\n2027-01-01,holiday,元旦\r\n';
    expect(readCalendarDays(2027, linesOfCsv(csv))).toEqual({
      faults: [],
      days: [
        { date: '2027-01-01', kind: 'holiday', name: '元旦' },
        { date: '2027-05-01', kind: 'holiday', name: '劳动节, 五一' },
      ],
    });
  });

  it('is told every fault by the line of the file', () => {
    const csv = [
      'date,kind,name',
      '2027-02-30,holiday,春节',
      '2026-01-01,holiday,元旦',
      '2027-01-01,feast,元旦',
      '2027-01-01,holiday,',
      '2027-01-04,make_up,调休',
      'nonsense',
    ].join('\n');
    expect(codesOf(csv)).toEqual([
      ['csv.2.date', 'date_invalid'],
      ['csv.3.date', 'date_of_other_year'],
      ['csv.4.kind', 'kind_unknown'],
      ['csv.5.date', 'date_repeated'],
      ['csv.5.name', 'name_length'],
      ['csv.6.kind', 'not_a_weekend'],
      ['csv.7.date', 'date_invalid'],
      ['csv.7.kind', 'kind_unknown'],
      ['csv.7.name', 'name_length'],
    ]);
  });
});
