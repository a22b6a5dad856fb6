import type {
  ChannelFeed,
  FeedDocument,
  FeedEntry,
  FeedRequest,
  FeedState,
  ListedEntry,
} from '@haojiao/channel-kit';
import type { ChannelAccess, DraftMedia, PublicationDraft } from '@haojiao/channel-kit';
import { DAY_MS, beijingDate, canonicalJson, fingerprint } from '@haojiao/kernel';
import { conversionOf } from './led-screen.film';
import { packFiles } from './led-screen.package';
import { entriesOf, playlistOf } from './led-screen.playlist';
import type { PackedFile } from './led-screen.playlist';
import { screenOf } from './led-screen.settings';
import type { Screen } from './led-screen.settings';
import { showingOf } from './led-screen.showing';
import { StillCache, fitStill, packFilm } from './led-screen.stills';
import type { PackedMedia } from './led-screen.stills';
import { titleLines } from './led-screen.title';

/** How far ahead packages are made; blackouts are known as far. */
const DAYS_AHEAD = 14;

/** One file per entry: the cover, or the film. */
const MEDIA = 'media';

/**
 * What a screen's player fetches: `/today.zip` or `/{YYYY-MM-DD}.zip` with `playlist.json`, its detached signature
 * `playlist.sig` and the files; `.json` is the same list alone.
 */
export function createLedScreenFeed(): ChannelFeed {
  const stills = new StillCache();
  return {
    publishedWhen: 'fetched',
    tombstoneMs: 30 * DAY_MS,
    names: ['/today.zip', '/today.json'],
    entry: entryOf,
    render: (request, state) => render(request, state, stills),
  };
}

async function entryOf(draft: PublicationDraft, account: ChannelAccess): Promise<FeedEntry> {
  const screen = screenOf(account.settings);
  const { media, cover } = draft;
  const film = draft.kind === 'video' && media ? await filmFor(screen, media) : undefined;
  const source = film ?? cover;
  // The check refused both before.
  if (!source) throw new Error('There is nothing to show');
  const title = titleLines(draft.title, screen.titleCharactersPerLine) ?? [draft.title];
  const document = {
    title,
    kind: film ? 'film' : 'still',
    seconds: film ? Math.round(film.durationSeconds) : screen.secondsPerStill,
  };
  const { from, until } = showingOf(draft.options) ?? {};
  return {
    document,
    digest: fingerprint({ ...document, sha256: source.sha256 }),
    files: { [MEDIA]: { assetId: source.assetId, sha256: source.sha256, mediaType: source.mediaType } },
    validFrom: from,
    validUntil: until,
  };
}

async function filmFor(screen: Screen, media: DraftMedia): Promise<DraftMedia> {
  const fit = conversionOf(media, screen);
  return fit ? media.convert(fit) : media;
}

async function render(
  { name }: FeedRequest,
  state: FeedState,
  stills: StillCache,
): Promise<FeedDocument | null> {
  const [, asked, form] = /^\/(today|\d{4}-\d{2}-\d{2})\.(json|zip)$/.exec(name) ?? [];
  const today = beijingDate(state.now);
  const day = asked === 'today' ? today : asked;
  if (!day || !isServed(day, state.now)) return null;
  const screen = screenOf(state.account.settings);
  const shown = entriesOf(state, day, screen);
  const media = await mediaOf(shown, state, screen, stills);
  const files = new Map<string, PackedFile>([...media].map(([guid, { file }]) => [guid, file]));
  const playlist = Buffer.from(canonicalJson(playlistOf(state, day, screen, files) as never));
  // The list alone proves nothing: what it names has to be fetched as well.
  if (form === 'json') return { mediaType: 'application/json; charset=utf-8', body: playlist, carries: [] };
  const body = await packFiles([
    { name: 'playlist.json', bytes: playlist },
    { name: 'playlist.sig', bytes: Buffer.from(state.sign(playlist)) },
    ...uniqueFiles(media),
  ]);
  return {
    mediaType: 'application/zip',
    body,
    fileName: `${screen.id}-${day}.zip`,
    carries: [...shown, ...(day === today ? takenDown(state) : [])].map((entry) => entry.publicationId),
  };
}

/** Today's package without an item takes it off the screen; that of another day does not yet. */
function takenDown({ entries }: FeedState): ListedEntry[] {
  return entries.filter((entry) => entry.status === 'withdraw');
}

async function mediaOf(
  shown: ListedEntry[],
  state: FeedState,
  screen: Screen,
  stills: StillCache,
): Promise<Map<string, PackedMedia>> {
  const media = new Map<string, PackedMedia>();
  for (const entry of shown) {
    const { sha256, mediaType } = entry.files![MEDIA]!;
    const original = () => state.readFile(entry, MEDIA);
    media.set(
      entry.guid,
      entry.document.kind === 'film'
        ? packFilm(await original())
        : await stills.get(`${sha256}:${screen.width}x${screen.height}`, async () =>
            fitStill(await original(), mediaType, screen),
          ),
    );
  }
  return media;
}

/** Two items may show the same picture. */
function uniqueFiles(media: Map<string, PackedMedia>): { name: string; bytes: Buffer }[] {
  const byName = new Map([...media.values()].map(({ file, bytes }) => [file.name, bytes]));
  return [...byName].map(([name, bytes]) => ({ name, bytes }));
}

function isServed(day: string, now: Date): boolean {
  const at = Date.parse(`${day}T00:00:00+08:00`);
  if (Number.isNaN(at) || beijingDate(new Date(at)) !== day) return false;
  return day >= beijingDate(now) && day <= beijingDate(new Date(now.getTime() + DAYS_AHEAD * DAY_MS));
}
