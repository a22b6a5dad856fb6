import { openPublishingDesk, until } from '@haojiao/testing';
import type { PublishingDesk } from '@haojiao/testing';

const mongolian = 'ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ';

describe('the pages of an item in several languages', () => {
  let desk: PublishingDesk;

  beforeAll(async () => {
    desk = await openPublishingDesk();
  });
  afterAll(() => desk.close());

  const read = async (url: string) => {
    const { statusCode, payload, headers } = await desk.api.app.inject({ method: 'GET', url });
    return { status: statusCode, text: payload, headers };
  };
  const publish = async (id: string) => {
    const [site] = (await desk.author.get(`/api/v1/contents/${id}/previews`)).body.items.filter(
      ({ platform }: { platform: string }) => platform === 'site',
    );
    const planned = await desk.plan(id, [site.channelAccountId]);
    await desk.work(planned.body.items[0].id);
    return planned.body.items[0].id as string;
  };
  const slugOf = async (id: string) => (await desk.author.get(`/api/v1/contents/${id}`)).body.slug as string;

  it('lead to one another as long as both are live', async () => {
    const chinese = await desk.anApproved({ title: '职工之家' });
    const vertical = await desk.anApproved({
      title: mongolian,
      locale: 'mn-Mong',
      article: { html: `<p>${mongolian}</p>` },
    });
    await publish(chinese);
    const [one, other] = [await slugOf(chinese), await slugOf(vertical)];
    expect((await read(`/p/${one}`)).text).not.toContain('hreflang');

    await desk.author.put(`/api/v1/contents/${chinese}/language-versions/${vertical}`, {});
    await publish(vertical);
    const links = async (slug: string) =>
      [...(await read(`/p/${slug}`)).text.matchAll(/<link rel="alternate" hreflang="([^"]+)"/g)].map(
        ([, locale]) => locale,
      );
    await until(async () => (await links(one)).length === 2);
    expect(await links(other)).toEqual(['mn-Mong', 'zh-CN']);
    const page = (await read(`/p/${other}`)).text;
    expect(page).toMatch(/<a lang="zh-CN" hreflang="zh-CN" title="职工之家" href="\/p\/[^"]+">简体中文<\/a>/);
    const [style] = /\/public\/vertical-[^"]+\.css/.exec(page)!;
    const [font] = /\/public\/noto-sans-mongolian-[^"]+\.woff2/.exec((await read(style)).text)!;
    const file = await desk.api.app.inject({ method: 'GET', url: font });
    expect([
      file.statusCode,
      file.headers['content-type'],
      file.rawPayload.subarray(0, 4).toString(),
    ]).toEqual([200, 'font/woff2', 'wOF2']);
    const told = await read(`/delivery/v1/contents/${one}/language-versions`);
    expect(JSON.parse(told.text).items).toMatchObject([
      { id: vertical, locale: 'mn-Mong', title: mongolian },
      { id: chinese, locale: 'zh-CN' },
    ]);
    const again = await desk.api.app.inject({
      url: `/delivery/v1/contents/${one}/language-versions`,
      headers: { 'if-none-match': String(told.headers.etag) },
    });
    expect([again.statusCode, again.payload]).toEqual([304, '']);

    await desk.author.delete(`/api/v1/contents/${chinese}/language-versions/${vertical}`);
    await until(async () => (await links(one)).length === 0);
    expect(await links(other)).toEqual([]);
    expect((await read('/delivery/v1/contents/nothing-here/language-versions')).status).toBe(404);
  });

  it('lead nowhere that was withdrawn', async () => {
    const [kept, gone] = [
      await desk.anApproved({ title: '留下' }),
      await desk.anApproved({ title: 'gone', locale: 'en' }),
    ];
    await desk.author.put(`/api/v1/contents/${kept}/language-versions/${gone}`, {});
    await publish(kept);
    await publish(gone);
    const address = `/p/${await slugOf(kept)}`;
    await until(async () => (await read(address)).text.includes('hreflang'));
    await desk.author.post(`/api/v1/contents/${gone}/withdraw`, { reason: '有误' });
    const [out] = await desk.sql<{ id: string }>('SELECT id FROM publications WHERE content_id = $1', [gone]);
    await desk.work(out!.id);
    await until(async () => !(await read(address)).text.includes('hreflang'));
  });
});
