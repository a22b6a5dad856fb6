import { readFile } from 'node:fs/promises';
import { aigcFfmpegParameters } from '../aigc-metadata';
import type { AigcMark } from '../aigc-metadata';
import type { Ffmpeg } from '../ffmpeg';
import { preparationFailed } from '../ffmpeg';
import { readingFrom } from '../ffmpeg-input';
import { SEGMENT_SECONDS } from './film-ladder';

/** One size of a film in segments that lie behind each other in one file (RFC 8216, `EXT-X-BYTERANGE`). */
export interface StreamedFilm {
  /** Names its file by `fileName` alone. */
  playlist: string;
  /** Bits per second of the segment that takes the most. */
  peakBits: number;
}

/** What the list of sizes tells of one. */
export interface StreamVariant {
  /** Address of its playlist, as seen from the list. */
  address: string;
  peakBits: number;
  width: number;
  height: number;
  /** RFC 6381: `avc1.640028,mp4a.40.2` */
  codecs: string;
}

/**
 * Cuts an encoded film into segments of six seconds without touching pictures and sound. The mark of generated content
 * stands in the head that every player reads first.
 * @throws AppError as `Ffmpeg.run`
 */
export async function streamFilm(
  ffmpeg: Ffmpeg,
  filmPath: string,
  output: {
    folder: string;
    fileName: string;
    aigcMark: AigcMark | null;
    limitMs: number;
    signal: AbortSignal;
  },
): Promise<StreamedFilm> {
  const { folder, fileName, aigcMark, limitMs, signal } = output;
  const list = `${folder}/${fileName}.m3u8`;
  await ffmpeg.run(
    [
      ...['-v', 'error', ...readingFrom(filmPath, 'mov'), '-map', '0', '-c', 'copy'],
      ...['-map_metadata', '-1', ...aigcFfmpegParameters(aigcMark, 'hls')],
      ...['-fflags', '+bitexact', '-f', 'hls', '-hls_time', String(SEGMENT_SECONDS)],
      ...['-hls_playlist_type', 'vod', '-hls_segment_type', 'fmp4'],
      ...[
        '-hls_flags',
        'single_file+independent_segments',
        '-hls_segment_filename',
        `${folder}/${fileName}`,
        list,
      ],
    ],
    limitMs,
    { signal },
  );
  const playlist = await readFile(list, 'utf8');
  return { playlist, peakBits: peakBitsOf(playlist) };
}

/** The playlist with its file at another address. */
export function playlistAt(playlist: string, fileName: string, address: string): string {
  return playlist
    .replaceAll(`URI="${fileName}"`, `URI="${address}"`)
    .replaceAll(`\n${fileName}\n`, `\n${address}\n`);
}

/** The list of sizes; players begin with the first that they can bear. */
export function masterPlaylist(variants: StreamVariant[]): string {
  const lines = variants.flatMap(({ address, peakBits, width, height, codecs }) => [
    `#EXT-X-STREAM-INF:BANDWIDTH=${peakBits},RESOLUTION=${width}x${height},CODECS="${codecs}"`,
    address,
  ]);
  return ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS', ...lines, ''].join('\n');
}

/** What stands in the head of a streamed file: profile and level of the pictures, and whether there is sound. */
export function codecsOf(head: Buffer): string {
  const at = head.indexOf('avcC');
  if (at < 0) throw preparationFailed('A stream without H.264');
  // ISO/IEC 14496-15: version, profile, compatibility, level.
  const video = `avc1.${head.toString('hex', at + 5, at + 8)}`;
  return head.includes('mp4a') ? `${video},mp4a.40.2` : video;
}

function peakBitsOf(playlist: string): number {
  const rates = [...playlist.matchAll(/#EXTINF:([\d.]+),\s*\n#EXT-X-BYTERANGE:(\d+)@/g)].map(
    ([, seconds, bytes]) => (Number(bytes) * 8) / Number(seconds),
  );
  if (rates.length === 0) throw preparationFailed(`A stream without segments: ${playlist.slice(0, 500)}`);
  return Math.ceil(Math.max(...rates));
}
