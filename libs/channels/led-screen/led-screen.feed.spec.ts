import { generateKeyPairSync, sign, verify } from 'node:crypto';
import type { ChannelAccess, FeedDocument, FeedState, ListedEntry } from '@haojiao/channel-kit';
import { aDraftImage, aDraftMedia, aPublicationDraft } from '@haojiao/channel-kit/testing';
import { DAY_MS, HOUR_MS, fingerprint, sha256 } from '@haojiao/kernel';
import { filesInZip as filesIn } from '@haojiao/testing';
import sharp from 'sharp';
import { createLedScreenFeed } from './led-screen.feed';

const account: ChannelAccess = {
  id: 'a1',
  organizationId: 'o1',
  platform: 'led_screen',
  name: '东广场屏',
  mode: 'feed',
  credentials: {},
  settings: { screenId: 'east-1', screenName: '东广场屏', width: 320, height: 160 },
};
const now = new Date('2026-11-21T09:00:00+08:00');
const keys = generateKeyPairSync('ed25519');
const feed = createLedScreenFeed();

/** What one screen shows at one time; a test states only what matters to it. */
interface Wish {
  title?: string;
  status?: ListedEntry['status'];
  hoursAgo?: number;
  options?: Record<string, unknown>;
  film?: Buffer;
}

const pictures = new Map<string, Buffer>();
let serial = 0;

async function anEntry(wish: Wish = {}): Promise<ListedEntry> {
  serial += 1;
  const bytes = await sharp({
    create: { width: 300, height: 300, channels: 3, background: { r: serial * 20, g: 40, b: 200 } },
  })
    .jpeg()
    .toBuffer();
  const cover = { ...(await aDraftImage()), sha256: sha256(bytes) };
  const media = wish.film && aDraftMedia({ sha256: sha256(wish.film), durationSeconds: 12.4 });
  const draft = aPublicationDraft({
    title: wish.title ?? `开赛 ${serial}`,
    kind: media ? 'video' : 'article',
    cover,
    media,
    options: wish.options ?? {},
  });
  const entry = await feed.entry(draft, account);
  const listedAt = new Date(now.getTime() - (wish.hoursAgo ?? 1) * HOUR_MS);
  const guid = `led_screen-${serial}`;
  pictures.set(guid, wish.film ?? bytes);
  const status = wish.status ?? 'publish';
  return { ...entry, publicationId: `p${serial}`, guid, version: 1, status, listedAt, updatedAt: listedAt };
}

const stateOf = (entries: ListedEntry[], more: Partial<FeedState> = {}): FeedState => ({
  account,
  now,
  entries,
  blackouts: [],
  publicUrl: 'https://union.example',
  sign: (bytes) => sign(null, bytes, keys.privateKey).toString('base64'),
  readFile: async (entry) => pictures.get(entry.guid)!,
  ...more,
});
const fetched = async (name: string, state: FeedState): Promise<FeedDocument> =>
  (await feed.render({ name, query: {} }, state))!;

interface Told {
  items: {
    id: string;
    order: number;
    seconds: number;
    title: string[];
    file: { name: string; sha256: string };
  }[];
  showings: { startsAt: string; endsAt: string; loop: string[] }[];
  pauses: object[];
  hash: string;
}
const toldBy = ({ body }: FeedDocument) => JSON.parse(body.toString()) as Told;

describe('the package of a screen and a day', () => {
  it('holds list, signature and files, each with the hash that the list tells', async () => {
    const film = Buffer.from('a film as it was approved');
    const state = stateOf([await anEntry({ film }), await anEntry({ hoursAgo: 2 })]);
    const document = await fetched('/today.zip', state);
    expect(document).toMatchObject({ mediaType: 'application/zip', fileName: 'east-1-2026-11-21.zip' });
    const files = filesIn(document.body);
    const list = files.get('playlist.json')!;
    const signature = Buffer.from(files.get('playlist.sig')!.toString(), 'base64');
    expect(verify(null, list, keys.publicKey, signature)).toBe(true);
    const { hash, ...rest } = JSON.parse(list.toString()) as Told;
    expect(hash).toBe(fingerprint(rest as never));
    expect(rest.items.map(({ order, seconds }) => [order, seconds])).toEqual([
      [1, 15],
      [2, 12],
    ]);
    for (const { file } of rest.items) expect(sha256(files.get(file.name)!)).toBe(file.sha256);
    expect(files.get(rest.items[1]!.file.name)).toEqual(film);
    const still = await sharp(files.get(rest.items[0]!.file.name)).metadata();
    expect([still.width, still.height, still.format]).toEqual([320, 160, 'jpeg']);
    expect(document.carries).toEqual([state.entries[1]!.publicationId, state.entries[0]!.publicationId]);
  });

  it('is the same to the last byte as long as nothing changed, also in another process', async () => {
    const state = stateOf([await anEntry(), await anEntry()]);
    const first = await fetched('/2026-11-21.zip', state);
    const other = await createLedScreenFeed().render(
      { name: '/2026-11-21.zip', query: {} },
      { ...state, now: new Date(now.getTime() + HOUR_MS) },
    );
    expect(other!.body.equals(first.body)).toBe(true);
  });

  it('shows nothing in a blackout, and goes on after it', async () => {
    const entry = await anEntry({ hoursAgo: 30 });
    const blackouts = [
      {
        startsAt: new Date('2026-11-21T10:00:00+08:00'),
        endsAt: new Date('2026-11-21T12:00:00+08:00'),
        reason: '哀悼',
      },
      {
        startsAt: new Date('2026-11-21T11:00:00+08:00'),
        endsAt: new Date('2026-11-21T20:00:00+08:00'),
        reason: '警戒',
      },
    ];
    const told = toldBy(await fetched('/today.json', stateOf([entry], { blackouts })));
    expect(told.showings).toEqual([
      { startsAt: '2026-11-20T23:00:00.000Z', endsAt: '2026-11-21T02:00:00.000Z', loop: [entry.guid] },
      { startsAt: '2026-11-21T12:00:00.000Z', endsAt: '2026-11-21T14:00:00.000Z', loop: [entry.guid] },
    ]);
    expect(told.pauses).toHaveLength(2);
  });

  it('of a day that is all blackout has neither items nor files, and is no proof of anything', async () => {
    const blackouts = [
      {
        startsAt: new Date('2026-11-21T00:00:00+08:00'),
        endsAt: new Date('2026-11-22T00:00:00+08:00'),
        reason: '哀悼',
      },
    ];
    const document = await fetched('/today.zip', stateOf([await anEntry()], { blackouts }));
    expect([...filesIn(document.body).keys()]).toEqual(['playlist.json', 'playlist.sig']);
    expect(document.carries).toEqual([]);
  });

  it('no longer holds what was withdrawn; only the package of today proves that it is off', async () => {
    const gone = await anEntry({ status: 'withdraw' });
    const state = stateOf([gone, await anEntry()]);
    const today = await fetched('/today.zip', state);
    expect([...filesIn(today.body).keys()]).toHaveLength(3);
    expect(today.carries).toContain(gone.publicationId);
    expect((await fetched('/2026-11-22.zip', state)).carries).not.toContain(gone.publicationId);
  });

  it('shows an item within its own times only, and a week where it has none', async () => {
    const options = { showFrom: '2026-11-21T12:00:00+08:00', showUntil: '2026-11-21T13:00:00+08:00' };
    const timed = await anEntry({ options });
    const old = await anEntry({ hoursAgo: 7 * 24 + 1 });
    const told = toldBy(await fetched('/today.json', stateOf([timed, old])));
    expect(told.showings).toEqual([
      // The week of the old one ends at 08:00.
      { startsAt: '2026-11-20T23:00:00.000Z', endsAt: '2026-11-21T00:00:00.000Z', loop: [old.guid] },
      { startsAt: '2026-11-21T04:00:00.000Z', endsAt: '2026-11-21T05:00:00.000Z', loop: [timed.guid] },
    ]);
    expect(toldBy(await fetched('/2026-11-22.json', stateOf([timed, old]))).items).toEqual([]);
  });

  it('proves nothing as a list alone, and is there for today and two weeks ahead', async () => {
    const state = stateOf([await anEntry()]);
    expect((await fetched('/today.json', state)).carries).toEqual([]);
    const ahead = new Date(now.getTime() + 14 * DAY_MS).toISOString().slice(0, 10);
    expect(await fetched(`/${ahead}.json`, state)).not.toBeNull();
    for (const name of ['/2026-11-20.zip', '/2026-12-06.zip', '/2026-11-31.zip', '/playlist.zip', '.json'])
      expect([name, await fetched(name, state)]).toEqual([name, null]);
  });
});
