import { Injectable, Logger } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { parseCaptions } from '@haojiao/infrastructure/media';
import { ObjectStorage } from '@haojiao/infrastructure/storage';
import { AssetsService, PreparedMedia } from '@haojiao/features/assets';
import { Settings } from '@haojiao/infrastructure/config';
import type { DeliveryDocument } from '../domain/delivery-document';
import type { SoundParts } from '../pages/item-page';
import type { NamedProgramme } from '../pages/player';
import { waveOutline } from '../pages/wave';
import { programmePageOf, titleOf } from './programme-page';
import { ProgrammePageReader } from './programme-page-reader';

/** Outlines have about 1.5 KB. */
const MAX_KEPT = 2_000;
const WAVE_BYTES = 100_000;

/** What the page of an episode shows of its sound: the wave that the worker made of it, and what is said. */
@Injectable()
export class SoundPartsFinder {
  private readonly logger = new Logger('delivery');
  /** By the hash of the wave's file, which never changes. */
  private readonly outlines = new LRUCache<string, { outline: string | null }>({ max: MAX_KEPT });

  constructor(
    private readonly programmes: ProgrammePageReader,
    private readonly assets: AssetsService,
    private readonly prepared: PreparedMedia,
    private readonly storage: ObjectStorage,
    private readonly settings: Settings,
  ) {}

  async find(document: DeliveryDocument): Promise<SoundParts> {
    return {
      outline: await this.outline(document),
      transcript: await this.transcript(document),
      programme: await this.programme(document),
    };
  }

  private async programme({ episode, locale }: DeliveryDocument): Promise<NamedProgramme | null> {
    const programme = episode?.programmeId ? await this.programmes.named(episode.programmeId) : null;
    if (!programme) return null;
    const unit = { code: programme.organizationCode };
    return { address: programmePageOf(unit, programme.code), title: titleOf(programme, locale) };
  }

  /** Null while there is none; a page is whole without it. */
  private async outline({ media }: DeliveryDocument): Promise<string | null> {
    if (!media) return null;
    const preparation = (await this.prepared.of([media.assetId])).get(media.assetId);
    const file = preparation?.files.find(({ name }) => name === 'waveform');
    if (!file || file.bytes > WAVE_BYTES) return null;
    const kept = this.outlines.get(file.sha256);
    if (kept) return kept.outline;
    const bytes = await this.read(file.sha256);
    if (!bytes) return null;
    const { peaks } = JSON.parse(bytes.toString('utf8')) as { peaks: number[] };
    const outline = waveOutline(peaks);
    this.outlines.set(file.sha256, { outline });
    return outline;
  }

  /** As it was written, else as the captions have it. */
  private async transcript({ id, episode }: DeliveryDocument): Promise<SoundParts['transcript']> {
    if (!episode) return null;
    if (episode.transcript !== '') {
      const url = `${this.settings.publicUrl}/delivery/v1/episodes/${id}/transcript.txt`;
      return { text: episode.transcript, url };
    }
    const { captions } = episode;
    const text = captions?.mediaType === 'text/vtt' ? await this.spoken(captions.url) : null;
    return captions && text ? { text, url: captions.url } : null;
  }

  private async spoken(url: string): Promise<string | null> {
    const [, id, hash] = /\/assets\/([0-9a-f-]{36})\/([0-9a-f]{32})\//.exec(url) ?? [];
    const [asset] = id === undefined ? [] : await this.assets.loadMany([id]);
    // Another version of the captions was not part of what was signed off.
    if (!asset?.sha256?.startsWith(hash!)) return null;
    const bytes = await this.read(asset.sha256);
    return (
      bytes &&
      parseCaptions(bytes.toString('utf8'))
        .map(({ text }) => plain(text))
        .join('\n')
    );
  }

  private async read(sha256: string): Promise<Buffer | null> {
    try {
      return await this.storage.read(sha256);
    } catch (error) {
      this.logger.warn({ err: error }, 'a file that a page shows can not be read');
      return null;
    }
  }
}

/** Our captions have marks of `b`, `i`, `u`, `v` and three entities. */
function plain(text: string): string {
  return text
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
