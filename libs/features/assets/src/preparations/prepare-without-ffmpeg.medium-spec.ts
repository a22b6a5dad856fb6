import { anMp3, startTestApi, uploadAsset } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import { JobProducer } from '@haojiao/infrastructure/queue';
import { MediaWorkers } from './media-workers';
import { PreparationLedger } from './preparation-ledger';
import { PrepareMedia } from './prepare-media';
import { PrepareMediaProcessor } from './prepare-media.processor';
import { PreparePendingMediaSweep } from './prepare-pending-media.sweep';

const publicUrl = 'https://news.example.test';

describe('preparing media on a machine without ffmpeg', () => {
  let api: TestApi;
  let author: ApiCaller;
  let unit: string;

  const begin = async (environment: Record<string, string>) => {
    api = await startTestApi({ environment: { HAOJIAO_PUBLIC_URL: publicUrl, ...environment } });
    unit = (await api.aUnit()).id;
    await api.aUser({ username: 'author', roles: ['author'], organizationId: unit });
    author = await api.as('author');
  };
  const service = <T>(type: abstract new (...args: never[]) => T): T =>
    api.app.get<T>(type, { strict: false });
  const prepare = (id: string) => service(PrepareMedia).run(id);
  const upload = async (bytes: Buffer, fileName = 'episode.wav') => {
    const answer = await uploadAsset(author, { organizationId: unit, bytes, fileName });
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return answer.body;
  };
  const read = async (id: string) => (await author.get(`/api/v1/assets/${id}`)).body;
  const retry = (id: string, caller = author) => caller.post(`/api/v1/assets/${id}/preparation-retries`);

  beforeAll(() => begin({ HAOJIAO_FFMPEG: 'off' }));
  afterAll(() => api.close());

  it('says what is missing and how to get it, and the recording can be used as it is', async () => {
    const episode = anMp3(3);
    const { id, state, preparation, url } = await upload(episode, 'episode.mp3');
    expect([state, preparation.state]).toEqual(['ready', 'due']);
    await prepare(id);
    expect((await read(id)).preparation).toMatchObject({
      state: 'missing',
      missing: [
        { name: 'ffmpeg', zh: expect.stringContaining('apt-get'), en: expect.stringContaining('apt-get') },
      ],
      failure: null,
      files: [],
    });
    const file = await api.anonymous.get(url.replace(publicUrl, ''));
    expect([file.status, file.headers['content-length']]).toEqual([200, String(episode.length)]);
    // The sweep leaves it alone here, and takes it where there is ffmpeg.
    const waits = async (...tools: string[]) => service(PreparationLedger).open(tools, 10);
    expect([await waits(), await waits('ffmpeg')]).toEqual([[], [{ assetId: id }]]);
    const again = await retry(id);
    expect([again.status, again.body.preparation.state]).toEqual([200, 'due']);
  });

  it('is left to a worker that has ffmpeg, and shown as missing when the last of them is gone', async () => {
    const { id } = await upload(anMp3(3), 'episode.mp3');
    const stateOf = async () => (await read(id)).preparation.state;
    const seen = (ago: string) =>
      api.dataSource.query(
        `INSERT INTO media_workers (worker, tools, seen_at) VALUES ('other:1', '{ffmpeg}', now() - $1::interval)
         ON CONFLICT (worker) DO UPDATE SET seen_at = excluded.seen_at`,
        [ago],
      );
    const preparing = service(PrepareMedia);
    const ledger = service(PreparationLedger);
    const pending = new PreparePendingMediaSweep(
      ledger,
      preparing,
      service(MediaWorkers),
      service(JobProducer),
    );
    const sweep = () => pending.run();
    expect(await new PrepareMediaProcessor(preparing).canWork()).toBe(false);
    await seen('0 s');
    await prepare(id);
    expect(await stateOf()).toBe('due');
    await sweep();
    expect((await read(id)).preparation).toMatchObject({ state: 'due', missing: [] });
    await seen('5 minutes');
    await sweep();
    expect((await read(id)).preparation).toMatchObject({ state: 'missing', missing: [{ name: 'ffmpeg' }] });
    await seen('0 s');
    await sweep();
    expect(await stateOf()).toBe('due');
    // Of a film that needs more than that one has.
    await api.dataSource.query(`UPDATE media_preparations SET missing = '{zscale}' WHERE asset_id = $1`, [
      id,
    ]);
    await sweep();
    expect((await read(id)).preparation).toMatchObject({ state: 'missing', missing: [{ name: 'zscale' }] });
  });
});
