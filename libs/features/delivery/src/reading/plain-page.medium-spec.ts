import { encodeCursor } from '@haojiao/kernel';
import { aDeliveredItem, startTestApi } from '@haojiao/testing';
import type { TestApi } from '@haojiao/testing';

const HOST = 'https://news.example.test';
const LIST = '/delivery/v1/contents';
const ANYWHERE = encodeCursor(['2027-01-01T00:00:00.000Z', '00000000-0000-7000-8000-000000000000']);

/** What differs between any two answers over a socket. */
const ofTheConnection = ['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length'];

describe('a mere place in the list of everything', () => {
  let api: TestApi;
  let base: string;

  beforeAll(async () => {
    api = await startTestApi({ environment: { HAOJIAO_PUBLIC_URL: HOST } });
    const { id: organizationId } = await api.aUnit({ name: '长兴县总工会', code: 'county' });
    // Some of the very same moment: the id decides.
    for (const [index, day] of ['01', '02', '02', '02', '03', '04', '05'].entries()) {
      const publishedAt = new Date(`2026-11-${day}T00:00:00Z`);
      await aDeliveredItem(api.dataSource, HOST, { organizationId, slug: `place-${index}`, publishedAt });
    }
    await api.app.listen(0, '127.0.0.1');
    base = (await api.app.getUrl()).replace('[::1]', '127.0.0.1');
  });
  afterAll(() => api.close());

  /** By the house: `inject` knows no door. */
  const house = async (query: string) => (await api.app.inject({ url: `${LIST}?${query}` })).json();
  const door = (query: string) => fetch(`${base}${LIST}?${query}`);

  it('is told page by page as the route tells it, without gaps or repetitions', async () => {
    const seen: string[] = [];
    let cursor: string | null = ANYWHERE;
    while (cursor) {
      const page = (await (await door(`limit=2&cursor=${cursor}`)).json()) as {
        items: { id: string }[];
        nextCursor: string | null;
      };
      // Another spelling, so that neither gets what is kept of the other.
      expect(page).toEqual(await house(`type=article&limit=2&cursor=${cursor}`));
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    const all = (await house('limit=100')) as { items: { id: string }[] };
    expect(seen).toHaveLength(7);
    expect(seen).toEqual(all.items.map(({ id }) => id));
  });

  it('answers many who ask at once with a page for each', async () => {
    const lengths = Array.from({ length: 30 }, (_, index) => 1 + (index % 7));
    const pages = await Promise.all(
      lengths.map(async (limit) => (await door(`limit=${limit}&cursor=${ANYWHERE}`)).json()),
    );
    const got = (pages as { items: object[]; nextCursor: string | null }[]).map(({ items }) => items.length);
    expect(got).toEqual(lengths);
  });

  it('carries the same headers as the route’s answer', async () => {
    const { headers, status } = await door(`cursor=${ANYWHERE}&limit=3`);
    const routed = await api.app.inject({ url: `${LIST}?type=article&cursor=${ANYWHERE}&limit=3` });
    const plain = (entries: [string, unknown][]) =>
      Object.fromEntries(entries.filter(([name]) => !ofTheConnection.includes(name)));
    expect(status).toBe(routed.statusCode);
    // The route's middleware adds what old browsers asked for: nothing is left out but that.
    expect(plain(Object.entries(routed.headers))).toMatchObject(plain([...headers]));
    for (const name of ['etag', 'last-modified', 'cache-control', 'access-control-allow-origin']) {
      expect([name, headers.get(name)]).toEqual([name, routed.headers[name]]);
    }
  });

  it('leaves what is wrong with a question to the route', async () => {
    for (const query of ['limit=0', 'limit=101', 'cursor=abc', `limit=x&cursor=${ANYWHERE}`, 'sort=best']) {
      expect([query, (await door(query)).status]).toEqual([query, 400]);
    }
    expect((await door(`limit=101&cursor=${ANYWHERE}`)).status).toBe(400);
    const nowhere = '00000000-0000-7000-8000-000000000000';
    for (const never of [
      '2026-02-30T00:00:00.000Z',
      '0000-01-01T00:00:00.000Z',
      '2026-11-31T00:00:00.000Z',
    ]) {
      const [newest, best] = [encodeCursor([never, nowhere]), encodeCursor([7, never, nowhere])];
      // Those who ask at the same time share its statement, and are answered.
      const asked = await Promise.all([
        door(`limit=3&cursor=${ANYWHERE}`),
        ...[door(`limit=3&cursor=${newest}`), door(`limit=4&cursor=${ANYWHERE}`)],
        ...[door(`type=article&cursor=${newest}`), door(`q=ab&sort=relevance&cursor=${best}`)],
      ]);
      expect([never, asked.map(({ status }) => status)]).toEqual([never, [200, 400, 200, 400, 400]]);
    }
    const past = encodeCursor(['2020-01-01T00:00:00.000Z', '00000000-0000-7000-8000-000000000000']);
    expect(await (await door(`limit=5&cursor=${past}`)).json()).toEqual({ items: [], nextCursor: null });
  });
});
