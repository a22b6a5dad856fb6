import { createPublicKey, verify } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOUR_MS, MINUTE_MS, nextBeijingMidnight, sha256 } from '@haojiao/kernel';
import { findProgram } from '@haojiao/infrastructure/config';
import { probeMedia } from '@haojiao/infrastructure/media';
import { aPhoto, anMp4, filesInZip, filmTo, openPublishingDesk, until, uploadAsset } from '@haojiao/testing';
import type { PublishingDesk } from '@haojiao/testing';
import sharp from 'sharp';

const ffmpeg = findProgram('ffmpeg', process.env.PATH);

interface Told {
  items: { id: string; title: string[]; kind: string; file: { name: string; sha256: string } }[];
  showings: { startsAt: string; endsAt: string }[];
  pauses: unknown[];
}

// ffmpeg gives way to everything else: on a busy machine it takes its time.
jest.setTimeout(300_000);

describe('an LED screen that fetches its package', () => {
  let desk: PublishingDesk;
  let base: string;
  let account: string;
  let feed: { urls: string[]; publicKey: string };

  beforeAll(async () => {
    desk = await openPublishingDesk();
    // Noon there: what is shown and what pauses is told day by day.
    const now = desk.now();
    desk.forward(nextBeijingMidnight(now).getTime() + 12 * HOUR_MS - now.getTime());
    await desk.api.app.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(desk.api.app.getHttpServer().address() as AddressInfo).port}`;
    const answer = await desk.author.post('/api/v1/channel-accounts', {
      organizationId: desk.unit.id,
      platform: 'led_screen',
      name: '东广场屏',
      credentials: {},
      // The whole day, whatever the hour of this test is.
      settings: {
        screenId: 'east-1',
        screenName: '东广场屏',
        width: 320,
        height: 160,
        dayStart: '00:00',
        dayEnd: '24:00',
      },
    });
    expect(answer.status).toBe(201);
    account = answer.body.id;
    feed = (await desk.author.post(`/api/v1/channel-accounts/${account}/feed-token`, {})).body;
  });
  afterAll(() => desk.close());

  const upload = async (bytes: Buffer, fileName: string): Promise<string> => {
    const { status, body, text } = await uploadAsset(desk.author, {
      organizationId: desk.unit.id,
      bytes,
      fileName,
    });
    if (status !== 201) throw new Error(text);
    await desk.sql(`UPDATE assets SET state = 'ready' WHERE id = $1`, [body.id]);
    return body.id;
  };
  const listed = async (wish: object): Promise<string> => {
    const { status, body, text } = await desk.plan(await desk.anApproved(wish), [account]);
    if (status !== 201) throw new Error(text);
    await desk.work(body.items[0].id);
    return body.items[0].id;
  };
  /** The whole package, its signature checked as the player does it. */
  const fetchPackage = async (): Promise<{ told: Told; read: (name: string) => Buffer; etag: string }> => {
    const answer = await fetch(
      `${base}${new URL(feed.urls.find((url) => url.endsWith('/today.zip'))!).pathname}`,
    );
    expect(answer.status).toBe(200);
    const files = filesInZip(Buffer.from(await answer.arrayBuffer()));
    const list = files.get('playlist.json')!;
    const signature = Buffer.from(files.get('playlist.sig')!.toString(), 'base64');
    expect(verify(null, list, createPublicKey(feed.publicKey), signature)).toBe(true);
    return {
      told: JSON.parse(list.toString()) as Told,
      read: (name) => files.get(name)!,
      etag: answer.headers.get('etag')!,
    };
  };
  const becomes = async (id: string, state: string) => {
    await until(async () => (await desk.row(id)).state === state);
  };

  it('shows a picture once it has fetched it, and takes it off with the next package after it was withdrawn', async () => {
    const cover = await upload(await aPhoto(800, 600), 'cover.jpg');
    const id = await listed({ title: '职工技能竞赛今日开赛', coverAssetId: cover });
    expect(await desk.row(id)).toMatchObject({ state: 'awaiting_platform', mode: 'feed' });
    const { told, read, etag } = await fetchPackage();
    const item = told.items.find(({ file }) => file.name.endsWith('.jpg'))!;
    const still = read(item.file.name);
    expect(sha256(still)).toBe(item.file.sha256);
    expect(await sharp(still).metadata()).toMatchObject({ width: 320, height: 160, format: 'jpeg' });
    await becomes(id, 'published');
    expect((await fetchPackage()).etag).toBe(etag);

    await desk.author.post(`/api/v1/publications/${id}/withdraw`, { reason: '内容有误' });
    await desk.work(id);
    expect((await fetchPackage()).told.items.map(({ id: shown }) => shown)).not.toContain(item.id);
    await becomes(id, 'withdrawn');
  });

  it('gets a silent film byte for byte', async () => {
    const bytes = anMp4({ width: 320, height: 160 });
    const film = await upload(bytes, 'film.mp4');
    const id = await aFilm('安全生产月', film);
    const { told, read } = await fetchPackage();
    const item = told.items.find(({ kind }) => kind === 'film')!;
    expect(read(item.file.name).equals(bytes)).toBe(true);
    await becomes(id, 'published');
  });

  const aFilm = (title: string, film: string) =>
    listed({
      type: 'video',
      title,
      article: undefined,
      video: { videoAssetId: film, descriptionText: '宣传片' },
    });

  if (ffmpeg)
    it('gets a WebM with sound as a silent MP4, made once by the ffmpeg of this machine', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'haojiao-led-'));
      try {
        const webm = join(folder, 'film.webm');
        filmTo(webm, ffmpeg, { video: 'libvpx', audio: 'libvorbis', width: 640, height: 320, seconds: 2 });
        const id = await aFilm('防汛提示', await upload(await readFile(webm), 'film.webm'));
        expect(await desk.steps(id)).toMatchObject([{ name: 'convert', state: 'done' }]);
        const { told, read, etag } = await fetchPackage();
        const { file } = told.items.find(({ title }) => title.join('') === '防汛提示')!;
        const bytes = read(file.name);
        expect(sha256(bytes)).toBe(file.sha256);
        await writeFile(join(folder, 'shown.mp4'), bytes);
        const facts = await probeMedia(join(folder, 'shown.mp4'));
        expect(facts.video).toMatchObject({ codec: 'AVC', width: 320, height: 160 });
        expect(facts.audio).toBeUndefined();
        await becomes(id, 'published');
        expect((await fetchPackage()).etag).toBe(etag);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
  else
    it('WITHOUT ffmpeg on this machine: refuses a film of more than the screen takes, with the way out', async () => {
      const loud = Buffer.from(anMp4({ width: 320, height: 160 }));
      loud.write('hvc1', loud.indexOf('avc1', 40));
      const content = await desk.anApproved({
        type: 'video',
        title: '防汛提示',
        article: undefined,
        video: { videoAssetId: await upload(loud, 'film.mp4') },
      });
      const { body } = await desk.plan(content, [account]);
      await desk.work(body.items[0].id);
      expect((await desk.row(body.items[0].id)).failure.advice.en).toContain('ffmpeg');
    });

  it('stays dark in a blackout window', async () => {
    const startsAt = new Date(desk.now().getTime() + MINUTE_MS);
    const endsAt = new Date(startsAt.getTime() + MINUTE_MS);
    const answer = await desk.author.post('/api/v1/blackout-windows', {
      organizationId: desk.unit.id,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      reason: '默哀',
      orderedBy: '市总工会',
    });
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    const { told } = await fetchPackage();
    expect(told.pauses).toHaveLength(1);
    expect(
      told.showings.some(
        (span) => span.startsAt < endsAt.toISOString() && span.endsAt > startsAt.toISOString(),
      ),
    ).toBe(false);
  });
});
