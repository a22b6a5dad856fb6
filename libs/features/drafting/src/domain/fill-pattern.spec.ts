import { fillPattern, patternFaults } from './fill-pattern';

describe('the pattern of a title', () => {
  it('is filled with the day, its weekday and the running number', () => {
    expect(fillPattern('每日一问（第{number}期）{date} {weekday}', { day: '2026-11-21', number: 8 })).toBe(
      '每日一问（第8期）11月21日 星期六',
    );
  });

  it('has no other placeholders', () => {
    expect(patternFaults('title', '{date} {numer} {}').map(({ code }) => code)).toEqual([
      'placeholder_unknown',
      'placeholder_unknown',
    ]);
    expect(patternFaults('title', '{date}{weekday}{number}')).toEqual([]);
  });
});
