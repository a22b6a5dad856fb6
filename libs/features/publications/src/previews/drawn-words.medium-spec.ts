import { load } from 'cheerio';
import { aDraft, openPublishingDesk } from '@haojiao/testing';
import type { PublishingDesk } from '@haojiao/testing';

const words = 'ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ ᠪᠢᠴᠢᠭ᠌';
const mongolian = /[\u1800-\u18af]/;

describe('an article in traditional Mongolian', () => {
  let desk: PublishingDesk;

  beforeAll(async () => {
    desk = await openPublishingDesk();
  });
  afterAll(() => desk.close());

  const preview = async (platform: string, locale: string) => {
    const article = { html: `<h2>${words}</h2><p>${words} &lt;b&gt; 中国工会</p><ul><li>${words}</li></ul>` };
    const { body } = await aDraft(desk.author, desk.unit.id, { locale, article });
    return (await desk.author.get(`/api/v1/contents/${body.id}/previews/${platform}`)).body;
  };

  it('goes out as pictures with its words as their text, where the channel knows no writing direction', async () => {
    const { sent, page } = await preview('wechat', 'mn-Mong');
    const content = sent.find(({ name }: { name: string }) => name === 'content').value as string;
    const $ = load(content);
    const pictures = $('img').toArray();
    expect(pictures.length).toBe(1);
    expect($(pictures[0]).attr('alt')).toContain(`• ${words}`);
    expect($(pictures[0]).attr('alt')).toContain('<b> 中国工会');
    expect($('body').text()).not.toMatch(mongolian);
    const [address] = /\/media\/shared\/[^"]+/.exec(page)!;
    const picture = await desk.api.app.inject({ method: 'GET', url: address });
    expect([picture.statusCode, picture.headers['content-type']]).toEqual([200, 'image/jpeg']);
    const forged = address.replace(
      /shared\/./,
      (part) => `${part.slice(0, -1)}${part.endsWith('0') ? '1' : '0'}`,
    );
    expect((await desk.api.app.inject({ method: 'GET', url: forged })).statusCode).toBe(404);
  });

  it('stays words on the own site, and in a script that runs across', async () => {
    for (const [platform, locale] of [
      ['site', 'mn-Mong'],
      ['wechat', 'mn-Cyrl'],
      ['wechat', 'zh-CN'],
    ] as const) {
      const { sent } = await preview(platform, locale);
      const said = JSON.stringify(sent);
      expect([platform, locale, /<img/.test(said), mongolian.test(said)]).toEqual([
        platform,
        locale,
        false,
        true,
      ]);
    }
  });
});
