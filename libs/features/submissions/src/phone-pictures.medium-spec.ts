import sharp from 'sharp';
import { RenderAsset } from '@haojiao/features/assets';
import { aHeicHeader, aPhonePhoto, aPhoto, startTestApi, uploadAsset } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';

const reports = '/api/v1/submissions';

describe('a picture straight from a correspondent’s phone', () => {
  let api: TestApi;
  let district: string;
  let correspondent: ApiCaller;
  let editor: ApiCaller;

  beforeAll(async () => {
    api = await startTestApi();
    district = (await api.aUnit({ name: '城东区总工会', code: 'east' })).id;
    await api.aUser({ username: 'zhang', roles: ['correspondent'], organizationId: district });
    await api.aUser({ username: 'desk', roles: ['editor'], organizationId: district });
    correspondent = await api.as('zhang');
    editor = await api.as('desk');
  });

  afterAll(() => api.close());

  const upload = (bytes: Buffer, fileName = 'IMG_0001.jpg') =>
    uploadAsset(correspondent, { organizationId: district, bytes, fileName });

  const send = (fields: object) =>
    correspondent.post(reports, {
      ...{ organizationId: district, category: 'news', title: '送清凉', bodyHtml: '<p>慰问一线职工。</p>' },
      ...{ assetIds: [], contributors: [{ name: '张三' }] },
      ...fields,
    });

  it('stands upright and tells nobody where it was taken', async () => {
    const photo = await aPhonePhoto(640, 480);
    const told = await sharp(photo).metadata();
    expect([told.orientation, photo.includes('taken-at-home')]).toEqual([6, true]);
    const { status, body } = await upload(photo);
    expect([status, body.width, body.height]).toEqual([201, 480, 640]);
    await api.app.get(RenderAsset).run(body.id);
    await send({ assetIds: [body.id] });

    const seen = (await editor.get(`/api/v1/assets/${body.id}`)).body;
    expect([seen.state, seen.url]).toEqual(['ready', expect.stringMatching(/large\.webp$/)]);
    expect(seen.renditions.length).toBeGreaterThan(3);
    for (const { url } of seen.renditions) {
      const served = await api.app.inject({ url: new URL(url, 'http://localhost').pathname });
      const { exif, orientation, width, height } = await sharp(served.rawPayload).metadata();
      expect([served.statusCode, exif, orientation, width > 0 && height > 0]).toEqual([
        200,
        undefined,
        undefined,
        true,
      ]);
      expect(served.rawPayload.includes('taken-at-home')).toBe(false);
    }
    const medium = seen.renditions.find(({ name }: { name: string }) => name === 'medium');
    expect(medium.height).toBeGreaterThan(medium.width);
    for (const extension of ['jpg', 'jpeg', 'webp']) {
      const original = `/assets/${body.id}/${body.sha256.slice(0, 32)}/original.${extension}`;
      expect((await api.app.inject({ url: original })).statusCode).toBe(404);
    }
  });

  it('may be as large as cameras make them', async () => {
    const { status, body } = await upload(await aPhoto(5640, 3172));
    expect([status, body.width, body.height]).toEqual([201, 5640, 3172]);
    await api.app.get(RenderAsset).run(body.id);
    expect((await correspondent.get(`/api/v1/assets/${body.id}`)).body.state).toBe('ready');
  });

  it('in HEIC is refused in words that say what would be right, where nobody here can decode it', async () => {
    for (const brand of ['heic', 'mif1'] as const) {
      const { status, body } = await upload(aHeicHeader(brand), 'IMG_0002.HEIC');
      expect([status, body.code]).toEqual([415, 'heic_unsupported']);
      expect(body.detail).toContain('JPEG');
    }
    // Its name plays no part.
    expect((await upload(aHeicHeader(), 'IMG_0002.jpg')).body.code).toBe('heic_unsupported');
  });

  it('keeps its caption, who took it and on what ground it may be used, and takes them along to the item', async () => {
    const attached = (await upload(await aPhoto(320, 240))).body.id;
    const inserted = (await upload(await aPhoto(300, 200))).body.id;
    const pictureCaptions = [
      { assetId: attached, caption: '工会干部慰问职工', credit: '张三 摄', rights: '当事人同意使用' },
      { assetId: inserted, caption: '', credit: '李四 摄', rights: '' },
    ];
    const bodyHtml = `<p>慰问。</p><img data-asset-id="${inserted}" alt="">`;
    const sent = await send({ assetIds: [attached], bodyHtml, pictureCaptions });
    expect([sent.status, sent.body.pictureCaptions]).toEqual([201, pictureCaptions]);
    const accepted = await editor.post(`${reports}/${sent.body.id}/accept`, {});
    expect(accepted.body.article.html).toContain('<figcaption>工会干部慰问职工（张三 摄）</figcaption>');
  });

  it('is described once, and only where it is in the report', async () => {
    const { id } = (await upload(await aPhoto(320, 240))).body;
    const other = (await upload(await aPhoto(300, 240))).body.id;
    const faulty = await send({
      assetIds: [id],
      pictureCaptions: [
        { assetId: id, caption: '一' },
        { assetId: id.toUpperCase(), caption: '二' },
        { assetId: other, caption: '三' },
      ],
    });
    expect(
      faulty.body.errors.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`),
    ).toEqual([
      'pictureCaptions.1.assetId picture_named_twice',
      'pictureCaptions.2.assetId picture_not_in_report',
    ]);
  });

  it('or another file alone is a report as well', async () => {
    const { id } = (await upload(await aPhoto(320, 240))).body;
    expect((await send({ bodyHtml: '', assetIds: [id] })).status).toBe(201);
    expect((await send({ bodyHtml: '' })).body.errors).toEqual([
      expect.objectContaining({ path: 'bodyHtml', code: 'not_empty' }),
    ]);
  });
});
