import { publishedTime } from './published-time';

describe('when an item was published', () => {
  it('is read as people write it, in the time of Beijing', () => {
    for (const text of [
      '2019-05-01 08:30',
      '2019/5/1 8:30',
      '2019年5月1日 08:30',
      '2019-05-01T08:30:00',
      '2019.5.1 8时30分',
    ])
      expect([text, publishedTime(text)?.toISOString()]).toEqual([text, '2019-05-01T00:30:00.000Z']);
    expect(publishedTime('2019-05-01')?.toISOString()).toBe('2019-04-30T16:00:00.000Z');
  });

  it('is no day that the calendar has not, and nothing guessed', () => {
    for (const text of ['2019-02-29', '2019-13-01', '2019-05-01 24:10', '5月1日', '43586', '', '昨天'])
      expect([text, publishedTime(text)]).toEqual([text, null]);
  });
});
