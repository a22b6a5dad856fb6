import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { Upload } from 'tus-js-client';
import { tusMetadata } from '@haojiao/testing';
import { expectStatus } from './harness/http';
import { writeLargeFilm } from './harness/large-film';
import { MemoryWatch } from './harness/memory-watch';
import { Newsroom } from './harness/newsroom';
import { Product } from './harness/product';

/** 4096 is the largest film that is taken: run by hand, see docs/uploads.md. */
const MEGABYTES = Number(process.env.HAOJIAO_TEST_UPLOAD_MB ?? 384);
const MB = 1024 * 1024;
const INTERRUPTIONS = 10;
const KILLED_AT = [3, 7];
const MEMORY_MB = 300;

describe('a large film over a bad line', () => {
  let product: Product;
  let room: Newsroom;
  let film: string;
  let sha256: string;
  const length = MEGABYTES * MB;

  beforeAll(async () => {
    product = await Product.start({ sandbox: false });
    room = await Newsroom.open(product);
    film = join(product.home, 'film.mp4');
    ({ sha256 } = await writeLargeFilm(film, length));
  });

  afterAll(() => product.stop());

  const as = (method: string, path: string, headers: Record<string, string> = {}) =>
    product.as(room.people.author, method, path, undefined, { 'tus-resumable': '1.0.0', ...headers });

  const create = async (): Promise<string> => {
    const metadata = tusMetadata({ organizationId: room.organizationId, filename: '现场.mp4' });
    const headers = { 'upload-length': String(length), 'upload-metadata': metadata };
    return (await expectStatus(201, as('POST', '/uploads', headers))).body.id;
  };

  const offsetOf = async (id: string): Promise<number> =>
    Number((await expectStatus(200, as('HEAD', `/uploads/${id}`))).headers.get('upload-offset'));

  /** Sends from there, and pulls the plug after so many bytes. */
  const sendUntil = (id: string, offset: number, bytes: number, cut: () => Promise<void>): Promise<void> =>
    new Promise((resolve, reject) => {
      const source = createReadStream(film, { start: offset });
      const request = httpRequest(`${product.url}/api/v1/uploads/${id}`, {
        method: 'PATCH',
        headers: {
          authorization: `Bearer ${product.tokens.get(room.people.author)}`,
          'tus-resumable': '1.0.0',
          'upload-offset': String(offset),
          'content-type': 'application/offset+octet-stream',
          'content-length': String(length - offset),
        },
      });
      let sent = 0;
      let isCut = false;
      source.on('data', (chunk) => {
        sent += chunk.length;
        if (sent < bytes || isCut) return;
        isCut = true;
        source.destroy();
        cut().then(() => {
          request.destroy();
          resolve();
        }, reject);
      });
      request.on('error', (error) => {
        if (!isCut) reject(error);
      });
      request.on('response', (response) => {
        response.resume();
        reject(new Error(`answered ${response.statusCode} too early`));
      });
      source.pipe(request);
    });

  /** The rest, by a client that others wrote. */
  const finishByClient = (id: string): Promise<void> =>
    new Promise((resolve, reject) => {
      new Upload(createReadStream(film), {
        uploadUrl: `${product.url}/api/v1/uploads/${id}`,
        uploadSize: length,
        chunkSize: 32 * MB,
        retryDelays: [500, 1_000, 2_000, 4_000],
        headers: { authorization: `Bearer ${product.tokens.get(room.people.author)}` },
        onError: reject,
        onSuccess: () => resolve(),
      }).start();
    });

  it(`of ${MEGABYTES} MB, interrupted ten times and with the api killed twice, ends whole in flat memory`, async () => {
    const ofApi = new MemoryWatch(() => product.api.pid);
    const ofWorker = new MemoryWatch(() => product.workers[0]!.pid);
    const startedAt = performance.now();
    const id = await create();
    let last = 0;
    for (let cutCount = 0; cutCount < INTERRUPTIONS; cutCount += 1) {
      const share = Math.floor((length * 0.8) / INTERRUPTIONS);
      await sendUntil(id, last, share, async () => {
        if (!KILLED_AT.includes(cutCount)) return;
        await product.api.killHard();
        await product.startApi();
      });
      const offset = await offsetOf(id);
      expect(offset).toBeGreaterThanOrEqual(last);
      expect(offset).toBeLessThanOrEqual(last + share + 4 * MB);
      last = offset;
    }
    expect(last).toBeGreaterThan(length / 10);
    await finishByClient(id);
    const told = async () => (await expectStatus(200, as('GET', `/uploads/${id}`))).body;
    await product.until('the verdict', async () => (await told()).state !== 'judging', 600_000);
    const seconds = Math.round((performance.now() - startedAt) / 1_000);
    const { state, assetId, refusal } = await told();
    expect([state, refusal]).toEqual(['done', null]);
    const { body: asset } = await expectStatus(200, as('GET', `/assets/${assetId}`));
    expect(asset).toMatchObject({ kind: 'video', mediaType: 'video/mp4', bytes: length, sha256 });
    ofApi.stop();
    ofWorker.stop();
    process.stdout.write(
      `uploads: ${MEGABYTES} MB in ${seconds} s, api at most ${ofApi.peak} MB of its own, ${ofApi.resident} MB resident, worker ${ofWorker.peak} MB of its own\n`,
    );
    expect(ofApi.peak).toBeLessThan(MEMORY_MB);
    await rm(film);
  }, 1_800_000);
});
