import { Injectable } from '@nestjs/common';
import { DataCentres } from './data-centres';
import { exclusionOf } from './domain/counting-rule';
import { currentListenRule } from './domain/listen-rule';
import type { ListenEvidence } from './domain/listen-rule';
import { listenThreshold } from './domain/listen-threshold';
import type { SoundFile } from './domain/listen-threshold';
import { podcastAppOf } from './domain/podcast-apps';
import { ListenCounter } from './listen-counter';
import { ListenerKeys } from './listener-keys';

/** A request for a file of sound that was answered with bytes, and what is known of its sender. */
export interface SoundDelivery extends Omit<ListenEvidence, 'isDataCentre'> {
  contentId: string;
  surface: 'feed' | 'page';
  address: string;
  /** SHA-256 of the file. */
  sha256: string;
  sound: SoundFile;
  /** Bytes of the file that went out: from `first` to before `after`. */
  first: number;
  after: number;
}

/** Judges deliveries of sound by the rule of today and has them counted. */
@Injectable()
export class Listens {
  constructor(
    private readonly dataCentres: DataCentres,
    private readonly keys: ListenerKeys,
    private readonly counter: ListenCounter,
  ) {}

  /** Bytes of the file, tags included, after which a request from its beginning is a listen by itself. */
  enoughOf(sound: SoundFile): number {
    return listenThreshold(sound);
  }

  record(delivery: SoundDelivery): void {
    const { contentId, surface, sound, address, sha256 } = delivery;
    const userAgent = delivery.userAgent ?? '';
    const reason = exclusionOf(currentListenRule, {
      ...delivery,
      isDataCentre: this.dataCentres.includes(address),
    });
    const counted = {
      contentId,
      surface,
      reason,
      app: podcastAppOf(userAgent),
      file: sha256.slice(0, 16),
      first: Math.max(delivery.first, sound.headerBytes),
      after: delivery.after,
      threshold: listenThreshold(sound),
    };
    this.counter.record(async () => ({
      ...counted,
      listener: reason === null ? await this.keys.of(address, userAgent) : null,
    }));
  }
}
