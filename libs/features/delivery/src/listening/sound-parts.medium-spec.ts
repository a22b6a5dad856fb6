import { createHash } from 'node:crypto';
import { ObjectStorage } from '@haojiao/infrastructure/storage';
import { aLiveEpisode, anMp3, startTestApi, untilHeard, uploadAsset } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';

describe('what the page of an episode shows of its sound', () => {
  let api: TestApi;
  let author: ApiCaller;
  let unit: { id: string };
  let minute = 0;

  beforeAll(async () => {
    api = await startTestApi();
    unit = await api.aUnit({ name: '长兴县总工会', code: 'changxing' });
    await api.aUser({ username: 'author', roles: ['author', 'editor'], organizationId: unit.id });
    author = await api.as('author');
  });
  afterAll(() => api.close());

  async function upload(bytes: Buffer, fileName: string): Promise<string> {
    const { body, status } = await uploadAsset(author, { organizationId: unit.id, bytes, fileName });
    expect([status, body.id]).toEqual([201, expect.any(String)]);
    return body.id;
  }

  async function pageOf(episode: object): Promise<string> {
    const content = { organizationId: unit.id, title: '一集', episode };
    const { slug } = await aLiveEpisode(
      api,
      author,
      content,
      new Date(Date.UTC(2026, 5, 1, 0, (minute += 1))),
    );
    await untilHeard(api);
    const page = await api.app.inject({ url: `/p/${slug}` });
    expect(page.statusCode).toBe(200);
    return page.payload;
  }

  /** As the worker leaves it. */
  async function putWave(assetId: string, bytes: Buffer, isStored = true): Promise<void> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (isStored) await api.app.get(ObjectStorage, { strict: false }).put(sha256, bytes);
    await api.dataSource.query(
      `INSERT INTO prepared_files (asset_id, name, media_type, sha256, bytes)
       VALUES ($1, 'waveform', 'application/json', $2, $3)`,
      [assetId, sha256, bytes.length],
    );
  }

  const vtt = (...lines: string[]) =>
    Buffer.from(
      ['WEBVTT\n', ...lines.map((line, at) => `00:00:0${at}.000 --> 00:00:0${at}.900\n${line}\n`)].join('\n'),
    );

  it('is its wave, where the worker made one and it can be read', async () => {
    const [with_, without, lost] = [
      await upload(anMp3(1), 'a.mp3'),
      await upload(anMp3(2), 'b.mp3'),
      await upload(anMp3(3), 'c.mp3'),
    ];
    const peaks = Array.from({ length: 800 }, (_, index) => [-(index % 128), index % 128]).flat();
    await putWave(with_, Buffer.from(JSON.stringify({ version: 1, durationSeconds: 1, peaks })));
    await putWave(
      lost,
      Buffer.from(JSON.stringify({ version: 1, durationSeconds: 3, peaks: [1, 2] })),
      false,
    );
    expect(await pageOf({ audioAssetId: with_ })).toMatch(
      /<path stroke="url\(#heard\)" d="(M\d+ [\d.]+v\d+){160}"\/>/,
    );
    for (const other of [without, lost]) {
      const page = await pageOf({ audioAssetId: other });
      expect([page.includes('<audio '), page.includes('class="wave"')]).toEqual([true, false]);
    }
  });

  it('is what was written, else what the captions say', async () => {
    const audioAssetId = await upload(anMp3(4), 'd.mp3');
    const captionsAssetId = await upload(vtt('<v 其其格>您好 &amp; 欢迎', '开始&lt;吧&gt;'), 'd.vtt');
    expect(await pageOf({ audioAssetId })).not.toContain('class="transcript"');
    expect(await pageOf({ audioAssetId, captionsAssetId })).toContain(
      '<p class="plain">您好 &amp; 欢迎\n开始&lt;吧&gt;</p>',
    );
    const both = await pageOf({ audioAssetId, captionsAssetId, transcript: '主持人：您好。' });
    expect(both).toContain('<p class="plain">主持人：您好。</p>');
    expect(both).toContain('<track kind="captions"');
  });
});
