import { aForm, aPhoto, anMp3, judgeFeed, startTestApi, uploadAsset } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import { toCsv } from '@haojiao/kernel';
import { RunLegacyImport } from './run-legacy-import';

const HOST = 'https://news.example.test';
const EPISODES = 76;
const languages = ['zh-Hans', 'mn-Mong'] as const;

describe('a programme of before, in two languages', () => {
  let api: TestApi;
  let preparer: ApiCaller;
  let unit: { id: string };

  beforeAll(async () => {
    api = await startTestApi({ environment: { HAOJIAO_PUBLIC_URL: HOST } });
    unit = await api.aUnit({ code: 'banner', name: '科左后旗总工会' });
    for (const username of ['preparer', 'other'])
      await api.aUser({ username, roles: ['chief_editor'], organizationId: unit.id });
    preparer = await api.as('preparer');
  });
  afterAll(() => api.close());

  const read = (url: string, method: 'GET' | 'HEAD' = 'GET', headers: Record<string, string> = {}) =>
    api.app.inject({ method, url: url.replace(HOST, ''), headers });
  const upload = async (bytes: Buffer, fileName: string): Promise<string> =>
    (await uploadAsset(preparer, { organizationId: unit.id, bytes, fileName })).body.id;

  it('comes in from a folder and a table, and both feeds are whole', async () => {
    const cover = await upload(await aPhoto(1_400, 1_400), 'cover.jpg');
    const programme = await preparer.post('/api/v1/programmes', {
      organizationId: unit.id,
      code: 'voice',
      languages,
      titles: { 'zh-Hans': '有声工会', 'mn-Mong': 'ᠮᠣᠩᠭᠣᠯ' },
      descriptions: { 'zh-Hans': '每天一问。', 'mn-Mong': 'ᠠᠰᠠᠭᠤᠯᠲᠠ' },
      categories: ['government'],
      coverAssetId: cover,
      ownerEmail: 'podcast@union.example',
    });
    expect([programme.status, programme.text]).toEqual([201, expect.any(String)]);

    const files: { name: string; assetId: string; bytes: number }[] = [];
    for (const language of languages) {
      for (let number = 1; number <= EPISODES; number += 1) {
        // No two alike: each is longer by a frame than the one before.
        const sound = Buffer.concat([anMp3(2), anMp3(2).subarray(0, 417 * (files.length + 1))]);
        const name = `${language}/${String(number).padStart(3, '0')}.mp3`;
        files.push({ name, assetId: await upload(sound, `${number}.mp3`), bytes: sound.length });
      }
    }
    const day = (number: number) => new Date(Date.UTC(2018, 0, number)).toISOString().slice(0, 10);
    const lines = languages.flatMap((language) =>
      Array.from({ length: EPISODES }, (_, index) => [
        ...[
          '音频',
          `${language} 第${index + 1}期`,
          `${day(index + 1)} 09:30`,
          `/audio/${language}/${index + 1}.html`,
        ],
        ...[`${language}/${String(index + 1).padStart(3, '0')}.mp3`, 'voice', String(index + 1)],
        ...[language, `<p>第 ${index + 1} 问</p>`],
      ]),
    );
    const made = await preparer.post('/api/v1/legacy-imports', { organizationId: unit.id, name: '有声工会' });
    const at = `/api/v1/legacy-imports/${made.body.id}`;
    const named = files.map(({ name, assetId }) => ({ name, assetId }));
    expect((await preparer.put(`${at}/files`, { files: named })).body).toEqual({ files: 152 });
    const heads = ['类型', '标题', '发布时间', '原地址', '音频', '节目', '期', '语言', '说明'];
    const { body, headers } = aForm([{ name: 'file', value: toCsv([heads, ...lines]), fileName: 'a.csv' }]);
    const checked = await preparer.post(`${at}/table`, body, headers);
    expect(checked.body).toMatchObject({ counts: { ready: 152, faulty: 0 }, withWarnings: 0 });
    const { tableSha256 } = (await preparer.get(at)).body;
    await (await api.as('other')).post(`${at}/confirm`, { tableSha256 });
    await api.app.get(RunLegacyImport, { strict: false }).run(made.body.id);
    expect((await preparer.get(at)).body).toMatchObject({ state: 'done', counts: { done: 152, failed: 0 } });

    for (const [place, language] of languages.entries()) {
      const feed = await read(`/delivery/v1/feeds/programmes/banner/voice/${language}.rss`);
      const { faults, channel } = judgeFeed(feed.payload);
      expect([language, faults, channel.item?.length]).toEqual([language, [], EPISODES]);
      const enclosures = [
        ...feed.payload.matchAll(/<enclosure url="([^"]+)" length="(\d+)" type="audio\/mpeg"/g),
      ];
      const lengths = enclosures.map(([, , length]) => Number(length));
      const expected = files.slice(place * EPISODES, (place + 1) * EPISODES).map(({ bytes }) => bytes);
      expect(lengths.sort((one, other) => one - other)).toEqual(expected);
      expect(feed.payload).toContain('<pubDate>Mon, 01 Jan 2018 01:30:00 GMT</pubDate>');
      for (const [, url, length] of [enclosures[0]!, enclosures[40]!, enclosures[75]!]) {
        const head = await read(url!, 'HEAD');
        const part = await read(url!, 'GET', { range: 'bytes=100-299' });
        expect([
          head.statusCode,
          head.headers['content-length'],
          part.statusCode,
          part.rawPayload.length,
        ]).toEqual([200, length, 206, 200]);
      }
    }
    const old = await read('/audio/mn-Mong/7.html');
    expect([old.statusCode, String(old.headers.location)]).toEqual([301, expect.stringMatching(/\/p\//)]);
  }, 600_000);
});
