import { randomUUID } from 'node:crypto';
import { Agent, request } from 'undici';
import { Newsroom } from './harness/newsroom';
import { Product } from './harness/product';

const VIEWS = 20_000;
const CONNECTIONS = 64;
const KILLS = 3;

let product: Product;
let room: Newsroom;

beforeAll(async () => {
  product = await Product.start({ sandbox: false });
  room = await Newsroom.open(product);
});

afterAll(async () => product.stop());

async function publishedItem(): Promise<string> {
  const contentId = await room.draft({
    type: 'article',
    title: '被强杀也不丢一次阅读',
    summary: '计数测试。',
    article: { html: '<p>正文。</p>' },
  });
  await room.approve(contentId);
  await room.publish(contentId, room.accounts.site!);
  await product.until('the item to be live', async () => {
    const { body } = await product.as(room.people.author, 'GET', `/contents/${contentId}`);
    return body.state === 'published';
  });
  return contentId;
}

async function counted(contentId: string): Promise<{ raw: number; filtered: number }> {
  const [row] = await product.database.query(
    'SELECT coalesce(sum(views_raw), 0)::int AS raw, coalesce(sum(views_counted), 0)::int AS filtered FROM view_counts WHERE content_id = $1',
    [contentId],
  );
  return row;
}

/**
 * Readers as beacons are: each view has an id of its own and is reported until it is answered with success. Gives the
 * number of views that were answered, and how often an answer was lost.
 */
async function readers(
  contentId: string,
  onAnswer: (answered: number) => void,
): Promise<{ answered: number; lost: number }> {
  const agent = new Agent({ connections: CONNECTIONS, pipelining: 1 });
  let next = 0;
  let answered = 0;
  let lost = 0;
  const one = async (): Promise<void> => {
    while (next < VIEWS) {
      const number = next++;
      const body = JSON.stringify({ visitorId: `visitor-${number}`, surface: 'page', viewId: randomUUID() });
      for (;;) {
        try {
          const answer = await request(`${product.url}/delivery/v1/contents/${contentId}/views`, {
            method: 'POST',
            dispatcher: agent,
            headers: {
              'content-type': 'application/json',
              'user-agent': 'Mozilla/5.0 (Linux; Android 14) Chrome/156 Mobile',
            },
            body,
          });
          await answer.body.dump();
          if (answer.statusCode === 202) break;
          lost += 1;
        } catch {
          lost += 1;
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      answered += 1;
      onAnswer(answered);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, one));
  await agent.close();
  return { answered, lost };
}

describe('20,000 views from many connections', () => {
  it('are all counted once while api and worker are killed three times each', async () => {
    const contentId = await publishedItem();
    let killed = 0;
    let killing: Promise<void> = Promise.resolve();
    const report = await readers(contentId, (answered) => {
      if (killed >= KILLS || answered < ((killed + 1) * VIEWS) / (KILLS + 1)) return;
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
    expect(report.answered).toBe(VIEWS);
    // The kills struck while answers were under way, else nothing was proved.
    expect(report.lost).toBeGreaterThan(0);

    await product.until('the last batch to be moved', async () => (await counted(contentId)).raw >= VIEWS);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(await counted(contentId)).toEqual({ raw: VIEWS, filtered: VIEWS });
  }, 900_000);
});
