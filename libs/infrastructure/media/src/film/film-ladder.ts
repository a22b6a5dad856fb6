/** One size in which a film is offered. */
export interface FilmRung {
  name: 'film_1080' | 'film_720' | 'film_480';
  /** Of the shorter edge, pixels; a smaller film keeps its own. */
  shortEdge: number;
  /** The most the pictures take, bits per second. */
  videoBits: number;
}

/** For a television or a large window, a phone in a good network, and one in a bad. */
const rungs: readonly FilmRung[] = [
  { name: 'film_1080', shortEdge: 1_080, videoBits: 5_000_000 },
  { name: 'film_720', shortEdge: 720, videoBits: 2_800_000 },
  { name: 'film_480', shortEdge: 480, videoBits: 1_200_000 },
];

/** Seconds between the pictures at which a player may change over. */
export const SEGMENT_SECONDS = 6;

/** The sizes of a film, largest first; nothing is enlarged, and what is smaller than all of them has one. */
export function filmLadder(film: { width: number; height: number }): FilmRung[] {
  const shortEdge = Math.min(film.width, film.height);
  const fitting = rungs.filter((rung) => rung.shortEdge <= shortEdge);
  return fitting.length > 0 ? fitting : [rungs.at(-1)!];
}

/** ffmpeg's filter: square pixels, even edges, the shorter no longer than that. Frames come in upright. */
export function rungFilter(shortEdge: number): string {
  const part = `min(1,${shortEdge}/min(iw*sar,ih))`;
  const even = (length: string) => `'max(2,trunc(${length}*${part}/2)*2)'`;
  return `scale=w=${even('iw*sar')}:h=${even('ih')},setsar=1`;
}

/** Brings a film of high range (PQ, HLG) to the range of every screen; needs zscale. */
export const TONE_MAPPING = [
  'zscale=t=linear:npl=100',
  'format=gbrpf32le',
  'zscale=p=bt709',
  'tonemap=tonemap=hable:desat=0',
  'zscale=t=bt709:m=bt709:r=tv',
  'format=yuv420p',
].join(',');
