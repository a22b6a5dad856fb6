import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import {
  codecsOf,
  encodeFilm,
  filmLadder,
  filmPoster,
  masterPlaylist,
  playlistAt,
  streamFilm,
} from '@haojiao/infrastructure/media';
import type { FilmRung, StreamVariant } from '@haojiao/infrastructure/media';
import { ObjectStorage } from '@haojiao/infrastructure/storage';
import { HASH_PREFIX_LENGTH } from '../public-path';
import { PreparationLedger } from './preparation-ledger';
import { PrepareSound } from './prepare-sound';
import type { PreparationWork } from './prepare-sound';

const LIST = 'application/vnd.apple.mpegurl';
/** Enough of a streamed file to hold its head. */
const HEAD_BYTES = 16_384;

/** What is made of a film: its poster, its sizes for browsers, and the stream that the own page plays. */
@Injectable()
export class PrepareFilm {
  constructor(
    private readonly ledger: PreparationLedger,
    private readonly storage: ObjectStorage,
    private readonly sound: PrepareSound,
  ) {}

  /** Each size is kept as soon as it is made: what was finished before an interruption is not made again. @throws AppError as `Ffmpeg.run` */
  async run(work: PreparationWork): Promise<void> {
    const { ffmpeg, source, signal, tell, claim } = work;
    const { loudness } = source.facts.audio ? await this.sound.analyse(work) : { loudness: null };
    tell('poster', 0);
    const { aigcMark } = work;
    const { bytes, width, height } = await filmPoster(ffmpeg, source, { aigcMark, signal });
    await this.ledger.keep(claim, bytes, { name: 'poster', mediaType: 'image/jpeg', width, height });
    const ladder = filmLadder(source.facts.video!);
    const variants: StreamVariant[] = [];
    for (const rung of ladder) {
      const made = await this.ledger.filesOf(claim.assetId);
      const names = namesOf(rung);
      const isThere = [
        `${names.film} video/mp4`,
        `${names.stream} video/mp4`,
        `${names.stream} ${LIST}`,
      ].every((key) => made.has(key));
      if (!isThere) {
        const outputPath = join(work.folder, `${rung.name}.mp4`);
        const film = await encodeFilm(
          ffmpeg,
          source,
          { rung, loudness, aigcMark, outputPath, limitMs: work.limitMs },
          { signal, onProgress: (seconds) => tell(rung.name, seconds) },
        );
        await this.keepSize(work, rung, outputPath, film.video, film.durationSeconds);
      }
      variants.push(await this.variant(claim.assetId, names.stream));
    }
    await this.ledger.keep(claim, Buffer.from(masterPlaylist(variants)), { name: 'stream', mediaType: LIST });
  }

  private async keepSize(
    work: PreparationWork,
    rung: FilmRung,
    path: string,
    { width, height }: { width: number; height: number },
    durationSeconds: number,
  ): Promise<void> {
    const { ffmpeg, folder, aigcMark, limitMs, signal, claim } = work;
    const { film, stream } = namesOf(rung);
    const fileName = `${stream}.mp4`;
    const { playlist, peakBits } = await streamFilm(ffmpeg, path, {
      ...{ folder, fileName, aigcMark, limitMs, signal },
    });
    const facts = { width, height, durationSeconds };
    const { sha256 } = await this.ledger.keep(
      claim,
      { path: join(folder, fileName) },
      { name: stream, mediaType: 'video/mp4', ...facts },
    );
    const list = Buffer.from(playlistAt(playlist, fileName, addressOf(sha256, fileName)));
    await this.ledger.keep(claim, list, { name: stream, mediaType: LIST, bitRate: peakBits, ...facts });
    await this.ledger.keep(claim, { path }, { name: film, mediaType: 'video/mp4', ...facts });
  }

  private async variant(assetId: string, stream: string): Promise<StreamVariant> {
    const files = await this.ledger.filesOf(assetId);
    const list = files.get(`${stream} ${LIST}`)!;
    const { sha256, bytes } = files.get(`${stream} video/mp4`)!;
    const head = await buffer(
      await this.storage.openRead(sha256, { start: 0, end: Math.min(bytes, HEAD_BYTES) }),
    );
    return {
      address: addressOf(list.sha256, `${stream}.m3u8`),
      peakBits: list.bitRate ?? 0,
      width: list.width ?? 0,
      height: list.height ?? 0,
      codecs: codecsOf(head),
    };
  }
}

function namesOf({ name }: FilmRung): { film: string; stream: string } {
  return { film: name, stream: name.replace('film', 'stream') };
}

/** Another file of the same asset, as seen from one of its files (`public-path.ts`). */
function addressOf(sha256: string, fileName: string): string {
  return `../${sha256.slice(0, HASH_PREFIX_LENGTH)}/${fileName}`;
}
