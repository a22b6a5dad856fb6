import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseWithLongIntegers } from './weibo-json';
import { parseWeiboDate, readStatus } from './weibo-status';

const published = parseWithLongIntegers(
  readFileSync(join(__dirname, 'fixtures/share-published.json'), 'utf8'),
);

describe('a status of Weibo', () => {
  it('is read by its text ids, beyond 2^53 to the last digit', () => {
    expect(readStatus(published)).toEqual({
      mid: '9007199254740993',
      uid: '6000000001',
      createdAt: new Date('2026-11-20T08:00:05Z'),
      text: '【职工技能竞赛开赛】十二支队伍同场竞技。 http://t.cn/A6abc123',
      longLinks: ['https://union.example.org/p/skills'],
      deleted: false,
    });
  });

  it('needs nothing but an id, and never takes the number for one', () => {
    expect(readStatus({ mid: '5100123000045678' })).toMatchObject({ mid: '5100123000045678', longLinks: [] });
    expect(readStatus({ id: 5100123000045678 })).toBeUndefined();
    for (const nothing of [null, [], '', {}, { idstr: '' }]) expect(readStatus(nothing)).toBeUndefined();
  });

  it('dates by its own format only', () => {
    expect(parseWeiboDate('Wed Oct 24 23:49:17 +0800 2012')).toEqual(new Date('2012-10-24T15:49:17Z'));
    expect(parseWeiboDate('Thu Jan 1 00:00:00 +0000 1970')).toEqual(new Date(0));
    for (const other of ['2012-10-24', 'Wed Foo 24 23:49:17 +0800 2012', 7, undefined])
      expect(parseWeiboDate(other)).toBeUndefined();
  });
});
