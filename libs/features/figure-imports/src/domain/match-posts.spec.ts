import { addressKey, indexPosts, matchPost, titleKey } from './match-posts';
import type { KnownPost, WantedPost } from './match-posts';

const post = (id: string, wish: Partial<KnownPost> = {}): KnownPost => ({
  id,
  titles: ['春送岗位进园区'],
  remoteId: null,
  remoteUrl: null,
  publishedOn: '2024-05-01',
  isWithdrawn: false,
  ...wish,
});
const match = (wanted: Partial<WantedPost>, posts: KnownPost[]) => {
  const found = matchPost(
    { title: '', url: null, remoteId: null, publishedOn: null, ...wanted },
    indexPosts(posts),
  );
  if (found.kind === 'matched') return found.post.id;
  return found.kind === 'ambiguous' ? found.posts.map(({ id }) => id) : null;
};

describe('a line of a table', () => {
  it('is of the post with its id or its address, whatever it is called', () => {
    const posts = [
      post('a', { remoteId: '7301234567890' }),
      post('b', { remoteUrl: 'https://mp.weixin.qq.com/s?__biz=MzA1&mid=22&idx=1&sn=abc&chksm=zzz#rd' }),
      post('c', { remoteId: 'MabcdEfGh', remoteUrl: 'https://weibo.com/123456/MabcdEfGh' }),
    ];
    expect(match({ remoteId: '7301234567890', title: '别的' }, posts)).toBe('a');
    expect(match({ url: 'https://www.douyin.com/video/7301234567890?from=web' }, posts)).toBe('a');
    expect(match({ url: 'http://mp.weixin.qq.com/s?sn=abc&__biz=MzA1&mid=22&idx=1&scene=19' }, posts)).toBe(
      'b',
    );
    expect(match({ url: 'http://mp.weixin.qq.com/s?sn=abd&__biz=MzA1&mid=22&idx=2' }, posts)).toBeNull();
    expect(match({ url: 'https://m.weibo.cn/status/MabcdEfGh' }, posts)).toBe('c');
  });

  it('is of the page that its address names, by whoever it was passed on', () => {
    const at = (address: string) => `https://union.example/${address}`;
    const posts = [
      post('a', { remoteUrl: at('show.php?aid=5') }),
      post('b', { remoteUrl: at('show.php?aid=6&page=2') }),
      post('c', { remoteUrl: at('#/detail?key=7') }),
      post('d', { remoteUrl: at('spm.php?spm=1') }),
      post('e', { remoteUrl: at('spm.php?spm=2') }),
    ];
    const addressed = (address: string) => match({ url: at(address) }, posts);
    expect(addressed('show.php?aid=5')).toBe('a');
    expect(addressed('show.php?utm_source=wx&aid=5&from=timeline&share_token=8&isappinstalled=0')).toBe('a');
    expect(addressed('show.php?page=2&aid=6')).toBe('b');
    expect(addressed('show.php?aid=6')).toBeNull();
    expect(addressed('show.php?aid=7')).toBeNull();
    expect(addressed('show.php')).toBeNull();
    expect(addressed('#/detail?key=7')).toBe('c');
    expect(addressed('#/detail?key=8')).toBeNull();
    expect(addressed('spm.php?spm=2')).toBe('e');
    expect(addressed('spm.php?spm=3')).toEqual(['d', 'e']);
  });

  it('of many posts with one title is settled once', () => {
    const posts = Array.from({ length: 50_000 }, (_, index) => post(String(index)));
    const index = indexPosts(posts);
    const wanted = { title: '春送岗位进园区', url: null, remoteId: null, publishedOn: null };
    const [one, other] = [matchPost(wanted, index), matchPost(wanted, index)];
    expect(one.kind === 'ambiguous' && one.posts.length).toBe(50_000);
    expect(other).toBe(one);
  });

  it('is of the post with its title on its day', () => {
    const posts = [post('a'), post('b', { publishedOn: '2024-05-02' })];
    expect(match({ title: '春送岗位进园区', publishedOn: '2024-05-02' }, posts)).toBe('b');
    expect(match({ title: '春送岗位进园区 ！#就业#', publishedOn: '2024-05-01' }, posts)).toBe('a');
    expect(match({ title: '春送岗位进园区', publishedOn: '2024-05-03' }, posts)).toBeNull();
    expect(match({ title: '', publishedOn: '2024-05-01' }, posts)).toBeNull();
  });

  it('of several posts is of none, but one that stands goes before one that was taken down', () => {
    const posts = [post('a'), post('b', { isWithdrawn: true }), post('c', { publishedOn: '2024-06-01' })];
    expect(match({ title: '春送岗位进园区' }, posts)).toEqual(['a', 'c']);
    expect(match({ title: '春送岗位进园区', publishedOn: '2024-05-01' }, posts)).toBe('a');
    expect(match({ title: '春送岗位进园区' }, [post('b', { isWithdrawn: true })])).toBe('b');
  });

  it('has no key without letters or address', () => {
    expect([titleKey('！ #话题#'), addressKey('没有'), addressKey('')]).toEqual(['', '', '']);
  });
});
