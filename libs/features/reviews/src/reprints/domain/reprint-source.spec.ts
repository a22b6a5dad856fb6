import { comparableUrl, decisiveSource, hostIn, isSharedHost, matchesOf, standingOf } from './reprint-source';
import type { ListedSource } from './reprint-source';

const now = new Date('2026-11-21T16:30:00Z');

const aSource = (wish: Partial<ListedSource> = {}): ListedSource => ({
  id: 'one',
  organizationId: 'root',
  name: '新华社',
  hosts: ['news.cn'],
  accounts: ['新华视点'],
  validFrom: '2021-10-20',
  validTo: null,
  state: 'active',
  ...wish,
});

describe('the standing of a listed source', () => {
  it.each([
    [{}, 'valid'],
    [{ state: 'frozen' as const }, 'frozen'],
    [{ state: 'removed' as const, validTo: '2020-01-01' }, 'removed'],
    // 00:30 of the 22nd in Beijing.
    [{ validTo: '2026-11-21' }, 'expired'],
    [{ validTo: '2026-11-22' }, 'valid'],
    [{ validFrom: '2026-11-22' }, 'valid'],
    [{ validFrom: '2026-11-23' }, 'not_yet_valid'],
  ])('%j is %s', (wish, standing) => {
    expect(standingOf(aSource(wish), now)).toBe(standing);
  });
});

describe('a source is recognised', () => {
  it.each([
    [{ name: '某网', url: 'https://www.news.cn/politics/1.html' }, true],
    [{ name: '某网', url: 'https://NEWS.CN./1' }, true],
    [{ name: '某网', url: 'https://fakenews.cn/1' }, false],
    [{ name: '某网', url: 'https://news.cn.example.com/1' }, false],
    [{ name: '某网', url: 'https://example.com/?u=news.cn' }, false],
    [{ name: ' 新华 社' }, true],
    [{ name: '新华视点', url: 'https://mp.weixin.qq.com/s/1' }, true],
    [{ name: '新华社客户' }, false],
  ])('in %j: %s', (source, found) => {
    expect(matchesOf(source, [aSource()])).toHaveLength(found ? 1 : 0);
  });

  it('by what the nearest unit says of it, which may be less than a unit above says', () => {
    const above = aSource();
    const own = aSource({ id: 'two', organizationId: 'unit', state: 'frozen' });
    const source = { name: '新华社' };
    expect(decisiveSource(source, [above, own], ['root', 'unit'], now)?.id).toBe('two');
    expect(decisiveSource(source, [above, own], ['root', 'other'], now)?.id).toBe('one');
    expect(decisiveSource({ name: '别处' }, [above, own], ['root', 'unit'], now)).toBeNull();
  });
});

describe('a host', () => {
  it.each([
    ['News.CN', 'news.cn'],
    ['人民网.中国', 'xn--gmq282eogn.xn--fiqs8s'],
    ['https://news.cn', null],
    ['localhost', null],
    ['10.0.0.1', null],
    ['news.cn/path', null],
    ['a b.cn', null],
  ])('%s is kept as %s', (text, host) => {
    expect(hostIn(text)).toBe(host);
  });

  it('on which anybody writes speaks for nobody', () => {
    expect(['mp.weixin.qq.com', 'weibo.com', 'news.cn'].map(isSharedHost)).toEqual([true, true, false]);
  });
});

it('addresses are compared in one spelling', () => {
  expect(comparableUrl('HTTPS://News.cn:443/a#part')).toBe('https://news.cn/a');
  expect(comparableUrl('javascript:alert(1)')).toBeNull();
});
