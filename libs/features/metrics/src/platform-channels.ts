import { Injectable } from '@nestjs/common';
import type { Actor } from '@haojiao/features/organizations';
import type { Period } from './domain/period';

/** The names under which figures of any channel are told. */
export type PlatformFigureName = 'views' | 'visitors' | 'likes' | 'comments' | 'shares' | 'favourites';

/** One figure that a platform showed, as it was read. */
export interface PlatformFigure {
  value: number;
  words: string;
  precision: string;
  source: string;
  definitionId: string;
  takenAt: Date;
}

export type PlatformFigures = Partial<Record<PlatformFigureName, PlatformFigure>>;

/** One post of an item on a platform. */
export interface PlatformChannel {
  channel: string;
  channelAccountId: string;
  accountName: string;
  publicationId: string;
  /** The newest of each before the period ends, counted since the post went out; what nobody told is not there. */
  latest: PlatformFigures;
  /** What was read within the period, oldest first. */
  series: { at: Date; figures: PlatformFigures }[];
}

export type PlatformChannelsSource = (
  actor: Actor,
  contentId: string,
  period: Period,
) => Promise<PlatformChannel[]>;

/** Figures of platforms are kept by a feature to the right; it tells here what an item got there. */
@Injectable()
export class PlatformChannels {
  private source: PlatformChannelsSource = async () => [];

  provide(source: PlatformChannelsSource): void {
    this.source = source;
  }

  of(actor: Actor, contentId: string, period: Period): Promise<PlatformChannel[]> {
    return this.source(actor, contentId, period);
  }
}
