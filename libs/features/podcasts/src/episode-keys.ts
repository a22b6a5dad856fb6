import { Injectable, OnModuleInit } from '@nestjs/common';
import { EpisodeDoor } from '@haojiao/features/media-delivery';
import type { AskedEpisode, EpisodeAccess } from '@haojiao/features/media-delivery';
import { FeedTokensService } from '@haojiao/features/programmes';

const LONGEST_KEY = 300;

/** Opens the sound of a private programme to whoever has the key from its feed. */
@Injectable()
export class EpisodeKeys implements EpisodeAccess, OnModuleInit {
  constructor(
    private readonly door: EpisodeDoor,
    private readonly tokens: FeedTokensService,
  ) {}

  onModuleInit(): void {
    this.door.learnFrom(this);
  }

  async mayHear({ contentId, programmeId, key }: AskedEpisode): Promise<boolean> {
    if (!programmeId || key === undefined || key.length > LONGEST_KEY) return false;
    return this.tokens.episodeKeyHolds(key, programmeId, contentId);
  }
}
