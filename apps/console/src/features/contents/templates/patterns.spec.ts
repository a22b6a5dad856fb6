import { patternOf, readable } from './patterns';

const words = { date: '【日期】', weekday: '【星期】', number: '【期号】' };

describe('the form of a title', () => {
  it('is read in the words of the page and told in those of the api', () => {
    const pattern = '工会快讯（{date} {weekday}）第{number}期';
    const shown = '工会快讯（【日期】 【星期】）第【期号】期';
    expect(readable(pattern, words)).toBe(shown);
    expect(patternOf(shown, words)).toBe(pattern);
  });

  it('holds nothing else', () => {
    expect(patternOf('【通知】{date}', words)).toBe('【通知】{date}');
    expect(readable('第{n}期', words)).toBe('第{n}期');
  });
});
