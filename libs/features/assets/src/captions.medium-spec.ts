import { sha256 } from '@haojiao/kernel';
import { startTestApi, uploadAsset } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';

const subRip = '1\r\n00:00:01,000 --> 00:00:02,500\r\n<font color="red">大家好</font>\r\n';

describe('captions as assets', () => {
  let api: TestApi;
  let author: ApiCaller;
  let unit: string;

  beforeAll(async () => {
    api = await startTestApi();
    unit = (await api.aUnit()).id;
    await api.aUser({ username: 'author', roles: ['author'], organizationId: unit });
    author = await api.as('author');
  });
  afterAll(() => api.close());

  const upload = (text: string | Buffer, fileName = 'words.srt') =>
    uploadAsset(author, { organizationId: unit, bytes: Buffer.from(text), fileName });

  it('are kept as clean WebVTT, whatever they came as, and served as nothing else', async () => {
    const { status, body } = await upload(subRip);
    const clean = 'WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n大家好\n';
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({
        kind: 'captions',
        mediaType: 'text/vtt',
        fileName: 'words.vtt',
        state: 'ready',
        sha256: sha256(clean),
        bytes: Buffer.byteLength(clean),
        preparation: null,
      }),
    ]);
    const file = await api.app.inject({ url: new URL(body.url).pathname });
    expect([file.statusCode, file.rawPayload.toString()]).toEqual([200, clean]);
    expect(file.headers).toMatchObject({
      'content-type': expect.stringMatching(/^text\/vtt/),
      'x-content-type-options': 'nosniff',
    });
    const list = await author.get('/api/v1/assets?kind=captions');
    expect(list.body.items.map(({ id }: { id: string }) => id)).toEqual([body.id]);
  });

  it('are refused with the line that is wrong, in other encodings, and as pages in disguise', async () => {
    const wrong = await upload('WEBVTT\n\n00:00:02.000 --> 00:00:01.000\n倒着\n', 'a.vtt');
    expect(wrong).toMatchObject({ status: 422, body: { code: 'captions_invalid', line: 3 } });
    const latin = await upload(Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.000\ncaf\xe9\n', 'latin1'));
    expect(latin).toMatchObject({ status: 422, body: { code: 'captions_invalid' } });
    const page = await upload('WEBVTT\n\n00:01.000 --> 00:02.000\n<script>alert(1)</script>\n');
    expect(page).toMatchObject({ status: 415, body: { code: 'media_disguised' } });
    expect(await upload('just a text')).toMatchObject({ status: 415 });
  });

  it('belong to a film by name and kind: a revision binds their bytes', async () => {
    const captions = (await upload(subRip)).body;
    const make = (assetId: string) =>
      author.post('/api/v1/contents', {
        organizationId: unit,
        type: 'video',
        title: '劳模故事',
        video: {
          captions: [{ language: 'zh-Hans', label: '简体中文', assetId, isDefault: true }],
          chapters: [{ startSeconds: 0, title: '开头' }],
        },
      });
    const made = await make(captions.id);
    expect([made.status, made.text]).toEqual([201, expect.any(String)]);
    const { document } = made.body.currentRevision ?? made.body;
    const video = document?.video ?? made.body.video;
    expect(video.captions).toEqual([
      { language: 'zh-Hans', label: '简体中文', assetId: captions.id, isDefault: true },
    ]);
    const rows: { document: { assets: object } }[] = await api.dataSource.query(
      'SELECT document FROM content_revisions WHERE content_id = $1',
      [made.body.id],
    );
    expect(rows[0]!.document.assets).toMatchObject({
      [captions.id]: { sha256: captions.sha256, mediaType: 'text/vtt' },
    });
    // Deleted it can not be while it is named.
    const deleted = await author.delete(`/api/v1/assets/${captions.id}`, '"1"');
    expect([deleted.status, deleted.body.code]).toEqual([409, 'asset_in_use']);
    const picture = await make('00000000-0000-7000-8000-000000000000');
    expect([picture.status, picture.text]).toEqual([
      400,
      expect.stringContaining('video.captions.0.assetId'),
    ]);
  });
});
