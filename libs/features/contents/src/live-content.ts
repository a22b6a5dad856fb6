import { Injectable } from '@nestjs/common';
import type { Actor } from '@haojiao/features/organizations';
import { CompareDocuments } from './compare-documents';
import type { ShownChange } from './compare-documents';
import { ContentRevisions } from './content-revisions';
import type { RevisionSummary } from './content-revisions';
import { ContentsService } from './contents.service';
import { ReadContent } from './read-content';
import type { ContentView } from './read-content';

/** One place where a revision of the item can be read now. */
export interface LiveChannel {
  revisionId: string;
  publicationId: string;
  platform: string;
  channelAccountId: string;
  channelAccountName: string;
  url: string | null;
  publishedAt: Date | null;
}

/** Features on the right know what is out; those of whose posts the caller may learn. */
export type LiveSource = (actor: Actor, contentId: string) => Promise<LiveChannel[]>;

export interface LiveRevision {
  revision: RevisionSummary;
  channels: LiveChannel[];
  isDraft: boolean;
  changes: ShownChange[];
}

/** What readers see of an item beside what is being written. Channels may carry different revisions. */
@Injectable()
export class LiveContent {
  private readonly sources: LiveSource[] = [];

  constructor(
    private readonly contents: ContentsService,
    private readonly reading: ReadContent,
    private readonly revisions: ContentRevisions,
    private readonly comparing: CompareDocuments,
  ) {}

  registerSource(source: LiveSource): void {
    this.sources.push(source);
  }

  /** @throws AppError `content_not_found` */
  async get(actor: Actor, contentId: string): Promise<{ draft: ContentView; live: LiveRevision[] }> {
    const draft = await this.reading.get(actor, contentId);
    const channels: LiveChannel[] = [];
    for (const source of this.sources) channels.push(...(await source(actor, contentId)));
    const live: LiveRevision[] = [];
    for (const revisionId of new Set(channels.map((channel) => channel.revisionId))) {
      const { document } = await this.contents.revision(revisionId);
      live.push({
        revision: await this.revisions.summary(revisionId),
        channels: channels.filter((channel) => channel.revisionId === revisionId),
        isDraft: revisionId === draft.revision.id,
        changes: await this.comparing.compare(actor, document, draft.revision.document),
      });
    }
    return { draft, live: live.sort((one, other) => other.revision.number - one.revision.number) };
  }
}
