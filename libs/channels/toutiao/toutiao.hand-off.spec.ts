import { linesOfHtml } from '@haojiao/channel-kit';
import type { ChannelAccess, DraftImage, PublicationDraft } from '@haojiao/channel-kit';
import { aDraftImage, aDraftMedia, aPublicationDraft } from '@haojiao/channel-kit/testing';
import { createToutiaoChannel } from './toutiao.channel';
import { cleanForToutiao } from './toutiao.html';

const account: ChannelAccess = {
  id: 'a1',
  organizationId: 'o1',
  platform: 'toutiao',
  name: '市总工会',
  mode: 'api',
  credentials: {},
  settings: {},
};

describe('cleaning a body for the editor', () => {
  const clean = (html: string): string =>
    cleanForToutiao(html, {
      pictureHtml: (assetId, alt, number) => `<img src="images/${number}.jpg" alt="${alt}">`,
      pageTitle: '劳模<故事>',
    });

  it.each([
    ['links become their text', '<p>见<a href="https://x.example">通知</a>。</p>', '<p>见通知。</p>'],
    ['deeper headings become h3', '<h2>一</h2><h5>二</h5>', '<h2>一</h2><h3>二</h3>'],
    [
      'words for stress become those kept',
      '<p><b>粗</b><i>斜</i></p>',
      '<p><strong>粗</strong><em>斜</em></p>',
    ],
    ['empty blocks go', '<p> </p><p>有</p><h2></h2>', '<p>有</p>'],
    ['classes, styles and comments go', '<p class="a" style="color:red">字<!-- x --></p>', '<p>字</p>'],
    [
      'scripts and styles go with their text',
      '<style>p{}</style><script>alert(1)</script><p>字</p>',
      '<p>字</p>',
    ],
    [
      'sound becomes a line with the title, its signs inert',
      '<audio src="a.mp3"></audio>',
      '<p>【音频】劳模&lt;故事&gt;</p>',
    ],
    [
      'tables become a paragraph for each row',
      '<table><tr><th>姓名</th><th>单位</th></tr><tr><td>张三</td><td>一厂</td></tr></table>',
      '<p>姓名　单位</p><p>张三　一厂</p>',
    ],
    ['lists stay', '<ul><li>甲</li><li>乙</li></ul>', '<ul><li>甲</li><li>乙</li></ul>'],
    ['foreign pictures go', '<p>字<img src="https://x.example/a.jpg"></p>', '<p>字</p>'],
    [
      'own pictures are numbered',
      '<p><img data-asset-id="a" alt="甲"></p><p><img data-asset-id="b" alt="乙"></p>',
      '<p><img src="images/1.jpg" alt="甲"></p><p><img src="images/2.jpg" alt="乙"></p>',
    ],
  ])('%s', (_, before, after) => {
    expect(clean(before).replaceAll(' />', '>')).toBe(after);
  });

  it('leaves no running code in any disguise', () => {
    const dirty =
      '<p onclick="x()">a</p><svg onload="x()"><script>x()</script></svg><iframe src="javascript:x()"></iframe><form><input></form>';
    expect(clean(dirty)).not.toMatch(/script|onclick|onload|javascript|svg|form|input/i);
  });

  it('reads as plain text, a line for every block', () => {
    expect(linesOfHtml('<h2>题</h2><p>一<br>二</p><ul><li>甲</li><li>乙</li></ul>')).toBe(
      '题\n一\n二\n甲\n乙',
    );
  });
});

describe('the pack for posting by hand', () => {
  async function anArticle(pictures: number): Promise<PublicationDraft> {
    const images: DraftImage[] = [];
    for (let number = 1; number <= pictures; number += 1)
      images.push(await aDraftImage({ assetId: `picture-${number}`, altText: `图${number}` }));
    return aPublicationDraft({
      title: '职工技能竞赛今日开赛',
      html: `<p>正文</p>${images.map((image) => `<p><img data-asset-id="${image.assetId}" alt=""></p>`).join('')}`,
      images: Object.fromEntries(images.map((image) => [image.assetId, image])),
      cover: await aDraftImage({ width: 1600, height: 900 }),
      source: { name: '工人日报' },
    });
  }
  const toutiao = createToutiaoChannel();
  const packOf = (draft: PublicationDraft) => toutiao.handOff!(draft, account);
  const textOf = async (draft: PublicationDraft, name: string): Promise<string> =>
    (
      await packOf(draft)
        .files.find((file) => file.name === name)!
        .read()
    ).toString('utf8');

  it('holds title, body, plain text, covers and the pictures in order', async () => {
    const pack = packOf(await anArticle(2));
    expect(pack.editorUrl).toBe('https://mp.toutiao.com/profile_v4/graphic/publish');
    expect(pack.files.map((file) => file.name)).toEqual([
      'title.txt',
      'body.html',
      'body.txt',
      'covers/cover-1.jpg',
      'covers/cover-2.jpg',
      'covers/cover-3.jpg',
      'images/01.jpg',
      'images/02.jpg',
    ]);
  });

  it('has one cover when there are no three different pictures', async () => {
    const names = packOf(await anArticle(1)).files.map((file) => file.name);
    expect(names.filter((name) => name.startsWith('covers/'))).toEqual(['covers/cover-1.jpg']);
  });

  it('asks for covers of 1280 × 720', async () => {
    const draft = await anArticle(0);
    const fits: unknown[] = [];
    const encode = draft.cover!.encode;
    draft.cover!.encode = (fit) => (fits.push(fit), encode(fit));
    await packOf(draft)
      .files.find((file) => file.name === 'covers/cover-1.jpg')!
      .read();
    expect(fits).toMatchObject([{ format: 'jpeg', ratio: '16:9', maxEdge: 1280 }]);
  });

  it('names in the text to be pasted where each picture belongs, and the source at the end', async () => {
    const draft = await anArticle(2);
    await expect(textOf(draft, 'body.txt')).resolves.toBe(
      '正文\n［图片 01：图1］\n［图片 02：图2］\n来源：工人日报',
    );
    await expect(textOf(draft, 'body.html')).resolves.toContain(
      '<img src="images/02.jpg" alt="图2" width="900"',
    );
    await expect(textOf(draft, 'title.txt')).resolves.toBe('职工技能竞赛今日开赛');
  });

  it('says what to choose in the editor and repeats what the check found', async () => {
    const draft = await anArticle(0);
    const words = packOf({ ...draft, title: '好'.repeat(31) })
      .checklist.map((item) => item.zh)
      .join('\n');
    for (const word of ['31 字', '封面', '原创', '首发：不勾选', '声明', '定时', '来源：工人日报'])
      expect(words).toContain(word);
  });

  it('keeps a repost from being declared as original', () => {
    const words = (isRepost?: boolean) =>
      packOf(aPublicationDraft({ isRepost }))
        .checklist.map(({ zh }) => zh)
        .join('\n');
    expect(words(true)).toContain('不得勾选原创');
    expect(words()).not.toContain('不得勾选原创');
  });

  it('gives an episode its sound and the address where to listen', async () => {
    const media = aDraftMedia({ mediaType: 'audio/mpeg', fileName: 'episode.mp3' });
    const draft = aPublicationDraft({ kind: 'episode', media });
    expect(packOf(draft).files.map((file) => file.name)).toContain('media/episode.mp3');
    await expect(textOf(draft, 'body.txt')).resolves.toContain(draft.canonicalUrl);
  });

  it('takes a film of any size along, in pieces', async () => {
    const media = aDraftMedia({ bytes: 300 * 1024 * 1024 });
    const film = packOf(aPublicationDraft({ kind: 'video', media })).files.at(-1)!;
    expect([film.name, film.bytes]).toEqual(['media/video.mp4', media.bytes]);
    for await (const piece of film.stream!()) {
      expect(piece.length).toBeLessThan(10 * 1024 * 1024);
      break;
    }
  });
});
