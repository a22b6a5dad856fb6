import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HOUR_MS, sha256 } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { anMp4, aPhoto, startTestApi, uploadAsset } from '@haojiao/testing';
import type { TestApi } from '@haojiao/testing';
import sharp from 'sharp';
import { AssetsService } from './assets.service';
import type { AssetEntity } from './persistence/asset.entity';
import { ExpiringMedia } from './expiring-media';

const PUBLIC_URL = 'https://news.example.test';

describe('the address under which a platform fetches an approved file', () => {
  let api: TestApi;
  let film: AssetEntity;
  let photo: AssetEntity;
  let filmBytes: Buffer;
  let now = Date.now();

  beforeAll(async () => {
    api = await startTestApi({ environment: { HAOJIAO_PUBLIC_URL: PUBLIC_URL } });
    const { CLOCK } = await import('@haojiao/infrastructure/clock');
    api.app.get<Clock>(CLOCK, { strict: false }).now = () => new Date(now);
    const unit = await api.aUnit();
    await api.aUser({ username: 'author', roles: ['author'], organizationId: unit.id });
    const author = await api.as('author');
    const keep = async (bytes: Buffer): Promise<AssetEntity> => {
      const answer = await uploadAsset(author, { organizationId: unit.id, bytes });
      return api.app.get(AssetsService, { strict: false }).load(answer.body.id);
    };
    filmBytes = anMp4({ seconds: 4 });
    film = await keep(filmBytes);
    photo = await keep(await aPhoto(900, 600));
  });
  beforeEach(() => {
    now = Date.now();
  });
  afterAll(() => api.close());

  const urlFor = (asset: AssetEntity, hash = asset.sha256): string =>
    api.app.get(ExpiringMedia, { strict: false }).urlFor(asset, hash, new Date(now + HOUR_MS));
  const ask = (url: string, headers = {}, method: 'GET' | 'HEAD' = 'GET') =>
    api.app.inject({ method, url: url.replace(PUBLIC_URL, ''), headers });

  it('is public, absolute and gives the film with its type, whole, in ranges and to HEAD', async () => {
    const url = urlFor(film);
    expect(url).toMatch(/^https:\/\/news\.example\.test\/media\/shared\/.+\/media\.mp4$/);
    const whole = await ask(url);
    expect([whole.statusCode, whole.headers['content-type']]).toEqual([200, 'video/mp4']);
    expect(sha256(whole.rawPayload)).toBe(film.sha256);
    const part = await ask(url, { range: 'bytes=10-19' });
    expect(part.statusCode).toBe(206);
    expect(part.headers['content-range']).toBe(`bytes 10-19/${filmBytes.length}`);
    expect(part.rawPayload.equals(filmBytes.subarray(10, 20))).toBe(true);
    const head = await ask(url, {}, 'HEAD');
    expect(head.statusCode).toBe(200);
    expect(head.headers).toMatchObject({
      'content-length': String(filmBytes.length),
      'content-type': 'video/mp4',
      'accept-ranges': 'bytes',
    });
    expect((await ask(url, { range: `bytes=${filmBytes.length}-` })).statusCode).toBe(416);
  });

  it('gives a picture as JPEG without what a camera wrote into it', async () => {
    const answer = await ask(urlFor(photo));
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'image/jpeg']);
    expect(answer.rawPayload.subarray(0, 2).toString('hex')).toBe('ffd8');
    expect((await sharp(answer.rawPayload).metadata()).exif).toBeUndefined();
  });

  it('runs out', async () => {
    const url = urlFor(film);
    now += HOUR_MS;
    const late = await ask(url);
    expect([late.statusCode, late.json().code]).toEqual([403, 'shared_address_expired']);
  });

  it('can be neither guessed nor prolonged nor bent to another file', async () => {
    const url = urlFor(film);
    const [, , , , , id, expires, key, signature, name] = url.split('/');
    const addresses = [
      `/media/shared/${id}/${Number(expires) + 3_600}/${key}/${signature}/${name}`,
      `/media/shared/${photo.id}/${expires}/${key}/${signature}/${name}`,
      `/media/shared/${id}/${expires}/gone/${signature}/${name}`,
      `/media/shared/${id}/${expires}/${key}/${signature}/image.jpg`,
      `/media/shared/${id}/${expires}/${key}/${'A'.repeat(43)}/${name}`,
      `/media/shared/${id}/${expires}/${key}/x/${name}`,
      `/media/shared/nobody/${expires}/${key}/${signature}/${name}`,
    ];
    for (const address of addresses)
      expect([address, (await ask(address)).statusCode]).toEqual([address, 404]);
  });

  it('is of no use for other bytes than the approved ones', async () => {
    expect((await ask(urlFor(film, sha256(Buffer.from('another film'))))).statusCode).toBe(404);
    const { sha256: hash } = photo;
    await writeFile(join(api.home, 'storage', hash.slice(0, 2), hash.slice(2, 4), hash), 'tampered');
    const answer = await ask(urlFor(photo));
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'approved_content_changed']);
  });
});
