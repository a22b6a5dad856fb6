import { Injectable } from '@nestjs/common';
import { ReadyCache } from '@haojiao/infrastructure/database';
import { ReadyFiles } from '@haojiao/features/assets';
import { DeliveryChanges } from '@haojiao/features/delivery';
import type { SoundFile } from '@haojiao/features/metrics';
import { EpisodeDoor } from '../episode-access';
import { MediaFiles } from '../media-files';
import type { MediaAddress, MediaFile } from '../media-files';
import { SoundFiles } from '../sound-files';

/** A file that may go out, with all that an answer and its counting need. */
export interface ReadyMediaFile extends MediaFile {
  /** Null for film: nobody counts its bytes. */
  sound: SoundFile | null;
}

/** About 2,000 addresses. */
const MOST_KEPT_BYTES = 1_024 * 1_024;

interface Found {
  outcome: ReadyMediaFile | 'withdrawn' | null;
  /** Everybody may have it. */
  isForAll: boolean;
}

/**
 * What an address of sound or film names. Files that everybody may have are kept until delivery tells of a change of
 * their item (withdrawn, published anew, made private) or of any programme; of all others the database is asked each
 * time: keys of listeners end at once.
 */
@Injectable()
export class ReadyMedia {
  private readonly found: ReadyCache<Found>;

  constructor(
    private readonly media: MediaFiles,
    private readonly files: ReadyFiles,
    private readonly sounds: SoundFiles,
    private readonly door: EpisodeDoor,
    changes: DeliveryChanges,
  ) {
    this.found = new ReadyCache<Found>({
      maxBytes: MOST_KEPT_BYTES,
      bytesOf: () => 0,
      trustMs: () => changes.trustMs(),
      isKept: ({ isForAll }) => isForAll,
    });
    changes.onChange((change) => {
      if (change && 'organizationId' in change) return;
      if (!change || !('contentId' in change)) return this.found.clear();
      this.found.dropWhere((key) => key.startsWith(`${change.contentId} `));
    });
  }

  /** Null where it is not at hand, or no longer as the asset's file stands. */
  kept(address: MediaAddress): ReadyMediaFile | null {
    const outcome = this.found.get(keyOf(address))?.outcome;
    if (!outcome || outcome === 'withdrawn') return null;
    const file = this.files.kept(outcome.address);
    if (file?.etag !== outcome.etag) return null;
    return file.content ? { ...outcome, content: file.content } : outcome;
  }

  /**
   * `withdrawn`: it was here; null: there is none, or not for who has this key.
   * @throws ObjectMissing when its bytes are gone
   */
  async find(address: MediaAddress, key: string | undefined): Promise<ReadyMediaFile | 'withdrawn' | null> {
    const kept = this.kept(address);
    if (kept) return kept;
    const cacheKey = keyOf(address);
    // The item stands, but not its file.
    if (this.found.get(cacheKey)) this.found.drop(cacheKey);
    const { outcome, isForAll } = await this.found.load(cacheKey, () => this.read(address));
    if (isForAll || !outcome || outcome === 'withdrawn') return outcome;
    return (await this.door.mayHear({ ...outcome, key })) ? outcome : null;
  }

  private async read(address: MediaAddress): Promise<Found> {
    const file = await this.media.find(address);
    if (!file || file === 'withdrawn') return { outcome: file, isForAll: false };
    const isPrivate = await this.door.isPrivate(file.programmeId);
    const sound = address.kind === 'episodes' ? await this.sounds.of(file) : null;
    // Bytes are kept once, and counted, where files are.
    return { outcome: { ...file, content: null, sound }, isForAll: file.isLive && !isPrivate };
  }
}

function keyOf({ kind, contentId, fileName }: MediaAddress): string {
  return `${contentId.toLowerCase()} ${kind} ${fileName}`;
}
