import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aMediaItem, fetchAsPlayer } from '@haojiao/testing';
import type { MediaItem } from '@haojiao/testing';
import { Product } from './harness/product';

const LISTENERS = 600;
const AT_ONCE = 24;
const KILLS = 3;
const FILE = Buffer.alloc(400_000, 0x55);

let product: Product;
let item: MediaItem;

beforeAll(async () => {
  product = await Product.start({ sandbox: false, environment: { HAOJIAO_TRUSTED_PROXIES: '1' } });
  const [root] = await product.database.query('SELECT id FROM organizations WHERE parent_id IS NULL');
  const keep = async (sha256: string, bytes: Buffer) => {
    const folder = join(product.home, 'storage', sha256.slice(0, 2), sha256.slice(2, 4));
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, sha256), bytes);
  };
  item = await aMediaItem(
    { dataSource: product.database, keep },
    { organizationId: root.id, bytes: FILE, durationSeconds: 30 },
  );
});

afterAll(async () => product.stop());

async function figures(): Promise<{ raw: number; counted: number; excluded: number }> {
  const [row] = await product.database.query(
    `SELECT coalesce(sum(raw), 0)::int AS raw, coalesce(sum(counted), 0)::int AS counted,
            (SELECT coalesce(sum(amount), 0)::int FROM media_tallies WHERE kind = 'excluded') AS excluded
     FROM media_counts`,
  );
  return row;
}

/** A player that goes on where it was cut off. Gives how often it was. */
async function listen(number: number): Promise<number> {
  const headers = {
    'x-forwarded-for': `198.18.${number >> 8}.${number & 255}`,
    'user-agent': 'AppleCoreMedia/1.0.0.22B83 (iPhone; U; CPU OS 18_1 like Mac OS X; zh_cn)',
  };
  for (let cuts = 0; ; cuts += 1) {
    try {
      const range = `bytes=${(cuts % 2) * 100_000}-`;
      const answer = await fetchAsPlayer(product.url + item.path, { headers: { ...headers, range } });
      if (answer.status === 206 && cuts % 2 === 0 && answer.body.length === FILE.length) return cuts;
    } catch {
      // The api was killed: again.
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function everybody(onListened: (listened: number) => void): Promise<number> {
  let next = 0;
  let listened = 0;
  let cuts = 0;
  const one = async (): Promise<void> => {
    while (next < LISTENERS) {
      cuts += await listen(next++);
      listened += 1;
      onListened(listened);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return cuts;
}

describe('600 listeners', () => {
  it('are one listen each while api and worker are killed three times', async () => {
    let killed = 0;
    let killing: Promise<void> = Promise.resolve();
    const cuts = await everybody((listened) => {
      if (killed >= KILLS || listened < ((killed + 1) * LISTENERS) / (KILLS + 1)) return;
      killed += 1;
      killing = killing.then(async () => {
        const worker = product.workers.shift()!;
        await Promise.all([product.api.killHard(), worker.killHard()]);
        product.startWorker();
        await product.startApi();
      });
    });
    await killing;
    expect(killed).toBe(KILLS);
    // The kills struck while sound was under way, else nothing was proved.
    expect(cuts).toBeGreaterThan(0);
    // What the last moment before a kill held is lost, and no more.
    const kept = LISTENERS - KILLS * AT_ONCE;
    await product.until(`at least ${kept} to be counted`, async () => (await figures()).counted >= kept);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect((await figures()).counted).toBeLessThanOrEqual(LISTENERS);

    // All of them again within 24 h: who was counted is not counted twice, who was lost is counted now.
    await everybody(() => undefined);
    await product.until('everybody to be counted', async () => (await figures()).counted >= LISTENERS);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    const { raw, counted, excluded } = await figures();
    expect(counted).toBe(LISTENERS);
    expect(raw).toBe(counted + excluded);
  }, 900_000);
});
