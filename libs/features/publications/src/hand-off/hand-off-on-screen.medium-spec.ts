import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { aPhoto, openPublishingDesk, uploadAsset } from '@haojiao/testing';
import type { ApiCaller, PublishingDesk } from '@haojiao/testing';
import { RenderAsset } from '@haojiao/features/assets';

describe('a hand-off on the screen', () => {
  let desk: PublishingDesk;
  let cover: string;
  /** Waits for somebody to post it in a WeChat group. */
  let id: string;

  beforeAll(async () => {
    desk = await openPublishingDesk();
    const { id: theirUnit } = await desk.api.aUnit({ code: 'theirs' });
    await desk.api.aUser({ username: 'stranger', roles: ['author'], organizationId: theirUnit });
    await desk.api.aUser({ username: 'reader', roles: ['auditor'], organizationId: desk.unit.id });
    const photo = await uploadAsset(desk.author, {
      organizationId: desk.unit.id,
      bytes: await aPhoto(1600, 900),
      fileName: 'cover.jpg',
    });
    cover = photo.body.id;
    await desk.api.app.get(RenderAsset, { strict: false }).run(cover);
    id = await waiting();
  });
  afterAll(() => desk.close());

  const waiting = async (settings: object = {}): Promise<string> => {
    const admin = await desk.api.as('admin');
    const account = await admin.post('/api/v1/channel-accounts', {
      organizationId: desk.unit.id,
      platform: 'custom',
      name: '职工群',
      credentials: {},
      settings: { displayName: '一分会职工群', preset: 'wechat_group', ...settings },
    });
    const content = await desk.anApproved({
      coverAssetId: cover,
      title: '春招进园区',
      summary: '周六九点。',
    });
    const { body, text } = await desk.plan(content, [account.body.id]);
    if (!body.items) throw new Error(text);
    await desk.work(body.items[0].id);
    return body.items[0].id;
  };
  const pathOf = (publicationId: string) => `/api/v1/publications/${publicationId}/hand-off`;
  const show = (publicationId: string, language = 'zh-CN', caller: ApiCaller = desk.author) =>
    caller.get(pathOf(publicationId), { 'accept-language': language });
  const picture = (index: string, caller: ApiCaller = desk.author, publicationId = id) =>
    desk.api.app.inject({
      url: `${pathOf(publicationId)}/pictures/${index}`,
      headers: { authorization: `Bearer ${caller.accessToken}` },
    });

  it('tells what to copy, which files go along and what to mind', async () => {
    const { status, body } = await show(id);
    expect(status).toBe(200);
    expect(body).toMatchObject({ editorUrl: 'weixin://', isLinkNeeded: false });
    const [text, link] = body.texts as { key: string; label: string; text: string }[];
    expect(body.texts).toEqual([
      { key: 'text', label: '文字', text: `【春招进园区】\n周六九点。\n${link!.text}` },
      { key: 'link', label: '链接', text: expect.stringMatching(/^https?:/) },
    ]);
    expect(text!.text).toContain(link!.text);
    expect(body.files).toEqual([
      { index: 0, name: 'pictures/01.jpg', mediaType: 'image/jpeg', isPicture: true },
      { index: 1, name: 'text.txt', mediaType: expect.stringContaining('text/plain'), isPicture: false },
    ]);
    expect(body.checklist[0]).toBe('发到：一分会职工群。');
  });

  it('speaks the language of the caller, and says where the address of the post is needed', async () => {
    const { body } = await show(await waiting({ linkRequired: true }), 'en');
    expect(body.texts.map(({ label }: { label: string }) => label)).toEqual(['Text', 'Link']);
    expect(body.checklist[0]).toBe('Post to: 一分会职工群.');
    expect(body.isLinkNeeded).toBe(true);
  });

  it('shows the pictures as the pack has them', async () => {
    const answer = await picture('0');
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'image/jpeg']);
    expect(answer.headers['content-disposition']).toBe('inline; filename="01.jpg"');
    const { width, height, format } = await sharp(answer.rawPayload).metadata();
    expect([width, height, format]).toEqual([900, 900, 'jpeg']);
  });

  it.each(['1', '2', '-1', '0.5', 'x', '..%2f0', 'length'])('has no picture %s', async (index) => {
    const answer = await picture(index);
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'hand_off_file_not_found']);
  });

  it('is refused for what the system posts by itself', async () => {
    const automatic = await desk.aPublication();
    const { status, body } = await show(automatic);
    expect([status, body.code]).toEqual([409, 'publication_not_hand_off']);
    expect((await picture('0', desk.author, automatic)).statusCode).toBe(409);
  });

  it('is not found for another unit, and forbidden without the right', async () => {
    const [stranger, reader] = [await desk.api.as('stranger'), await desk.api.as('reader')];
    expect((await show(id, 'zh-CN', stranger)).body.code).toBe('publication_not_found');
    expect((await show(randomUUID())).body.code).toBe('publication_not_found');
    const statuses = async (caller: ApiCaller) => [
      (await show(id, 'zh-CN', caller)).status,
      (await picture('0', caller)).statusCode,
    ];
    expect(await statuses(stranger)).toEqual([404, 404]);
    expect(await statuses(reader)).toEqual([403, 403]);
  });

  it('leaves the publication as it was, waiting', async () => {
    const before = await desk.row(id);
    await show(id);
    await picture('0');
    expect(await desk.row(id)).toEqual(before);
    expect(before.state).toBe('awaiting_hand_off');
  });
});
