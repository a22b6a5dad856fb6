import type { FeedState, ListedEntry } from '@haojiao/channel-kit';
import { DAY_MS, fingerprint } from '@haojiao/kernel';
import type { StepResult } from '@haojiao/channel-kit';
import type { Screen } from './led-screen.settings';

/** What a file of the package is, known once its bytes are. */
export interface PackedFile {
  name: string;
  mediaType: string;
  bytes: number;
  sha256: string;
}

/** Rendered fields of one entry, as `entry` of the feed keeps them. */
export interface ScreenItem {
  title: string[];
  kind: 'still' | 'film';
  seconds: number;
}

interface Span {
  from: number;
  to: number;
}

/** One day of one screen: when it shows what, in which order, and by which hash each file is known. */
export type Playlist = Record<string, StepResult | undefined>;

/** The entries that a day shows at some time, oldest first: a correction keeps its place. */
export function entriesOf(
  state: Pick<FeedState, 'entries' | 'blackouts'>,
  day: string,
  screen: Screen,
): ListedEntry[] {
  const open = openSpans(state.blackouts, day, screen);
  return state.entries
    .filter((entry) => entry.status !== 'withdraw')
    .filter((entry) => open.some((span) => overlaps(span, spanOf(entry, screen))))
    .sort((a, b) => a.listedAt.getTime() - b.listedAt.getTime() || a.guid.localeCompare(b.guid));
}

export function playlistOf(
  state: Pick<FeedState, 'entries' | 'blackouts'>,
  day: string,
  screen: Screen,
  files: ReadonlyMap<string, PackedFile>,
): Playlist {
  const shown = entriesOf(state, day, screen);
  const playlist: Playlist = {
    format: 'haojiao-led-playlist/1',
    screen: { id: screen.id, name: screen.name, width: screen.width, height: screen.height },
    day,
    timeZone: 'Asia/Shanghai',
    startsAt: iso(hours(day, screen).from),
    endsAt: iso(hours(day, screen).to),
    brightness: screen.brightnessNote,
    items: shown.map((entry, index) => {
      const { title, kind, seconds } = entry.document as unknown as ScreenItem;
      const file = files.get(entry.guid)!;
      return {
        order: index + 1,
        id: entry.guid,
        version: entry.version,
        title,
        kind,
        seconds,
        file: { ...file },
      };
    }),
    showings: showingsOf(shown, openSpans(state.blackouts, day, screen), screen),
    pauses: pausesOf(state.blackouts, day, screen),
  };
  return { ...playlist, hash: fingerprint(playlist) };
}

/** Stretches of the day in which the same items go round; where there is none, the screen stays dark. */
function showingsOf(shown: ListedEntry[], open: Span[], screen: Screen): StepResult[] {
  return open.flatMap((span) => {
    const bounds = shown.flatMap((entry) => Object.values(spanOf(entry, screen)) as number[]);
    const cuts = [span.from, ...bounds.filter((at) => at > span.from && at < span.to), span.to];
    const sorted = [...new Set(cuts)].sort((a, b) => a - b);
    return sorted.slice(1).flatMap((to, index) => {
      const part = { from: sorted[index]!, to };
      const loop = shown.filter((entry) => overlaps(part, spanOf(entry, screen))).map((entry) => entry.guid);
      return loop.length === 0 ? [] : [{ startsAt: iso(part.from), endsAt: iso(part.to), loop }];
    });
  });
}

function pausesOf(blackouts: FeedState['blackouts'], day: string, screen: Screen): StepResult[] {
  const whole = hours(day, screen);
  return blackouts
    .map((blackout) => ({ ...blackout, from: blackout.startsAt.getTime(), to: blackout.endsAt.getTime() }))
    .filter((blackout) => overlaps(blackout, whole))
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .map(({ from, to, reason }) => ({
      startsAt: iso(Math.max(from, whole.from)),
      endsAt: iso(Math.min(to, whole.to)),
      reason,
    }));
}

/** The screen's hours of a day without the times in which nothing may be shown. */
function openSpans(blackouts: FeedState['blackouts'], day: string, screen: Screen): Span[] {
  let open = [hours(day, screen)];
  for (const { startsAt, endsAt } of blackouts) {
    const [from, to] = [startsAt.getTime(), endsAt.getTime()];
    open = open
      .flatMap((span) => [
        { from: span.from, to: Math.min(span.to, from) },
        { from: Math.max(span.from, to), to: span.to },
      ])
      .filter((span) => span.from < span.to);
  }
  return open.sort((a, b) => a.from - b.from);
}

/** From its listing for so many days, and never outside what the publication itself allows. */
function spanOf(entry: ListedEntry, { daysShown }: Screen): Span {
  const listed = entry.listedAt.getTime();
  const from = Math.max(listed, entry.validFrom?.getTime() ?? listed);
  const until = entry.validUntil?.getTime() ?? (daysShown === 0 ? Infinity : from + daysShown * DAY_MS);
  return { from, to: until };
}

function hours(day: string, { dayStart, dayEnd }: Screen): Span {
  const midnight = Date.parse(`${day}T00:00:00+08:00`);
  const at = (time: string) => midnight + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000;
  return { from: at(dayStart), to: at(dayEnd) };
}

function overlaps(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
