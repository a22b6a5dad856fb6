import { Injectable } from '@nestjs/common';
import { ChannelRegistry, countLimits, notConnected } from '@haojiao/channel-kit';
import type { ChannelAdapter, ContentKind, LimitCounter, PublicationDraft } from '@haojiao/channel-kit';
import { fault, invalidInput, isId } from '@haojiao/kernel';
import {
  DraftBuilder,
  ReadContent,
  UnsavedDocuments,
  channelBlockOf,
  documentText,
  imagesOfHtml,
} from '@haojiao/features/contents';
import type { ContentDocument, RawBody } from '@haojiao/features/contents';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { countText, readingSeconds } from '../domain/text-counts';
import type { TextCounts } from '../domain/text-counts';

export interface PlatformCounters {
  adapter: ChannelAdapter;
  limits: LimitCounter[];
}

export interface ContentCounters {
  title: TextCounts;
  summary: TextCounts;
  body: TextCounts;
  pictures: number;
  readingSeconds: number;
  /** Platforms that carry this kind of item; as for an account without settings of its own. */
  platforms: PlatformCounters[];
}

/** What the counters need of an item, saved or not. */
interface Counted {
  id: string;
  organizationId: string;
  revisionId: string;
  document: ContentDocument;
}

/** Nobody has seen it yet, and nothing is found by it. */
const UNSAVED_ID = '00000000-0000-7000-8000-000000000000';

/** How long an item is, how long it takes to read, and how much of each platform's limits it uses up. */
@Injectable()
export class CountContents {
  constructor(
    private readonly reading: ReadContent,
    private readonly unsaved: UnsavedDocuments,
    private readonly organizations: OrganizationsService,
    private readonly registry: ChannelRegistry,
    private readonly builder: DraftBuilder,
  ) {}

  /** @throws AppError `content_not_found` */
  async saved(actor: Actor, contentId: string): Promise<ContentCounters> {
    const { content, revision } = await this.reading.get(actor, contentId);
    const { id, organizationId } = content;
    return this.count({ id, organizationId, revisionId: revision.id, document: revision.document });
  }

  /**
   * Text that is being written. Files and columns that are named and not there count as left out.
   * @throws AppError `invalid_input`, `organization_not_found`, `not_allowed`
   */
  async ofUnsaved(actor: Actor, body: RawBody): Promise<ContentCounters> {
    const { organizationId = actor.organizationId, type, ...parts } = body;
    if (!isId(organizationId)) throw invalidInput([noUnit()]);
    const place = await this.organizations.placeOf(organizationId);
    actor.require('content.write', place, {
      read: 'organization.read',
      noun: 'organization',
      zh: '没有这个单位。',
      en: 'There is no such unit.',
    });
    const { document } = await this.unsaved.read(actor, place, type, parts);
    return this.count({ id: UNSAVED_ID, organizationId: place.id, revisionId: UNSAVED_ID, document });
  }

  private async count(counted: Counted): Promise<ContentCounters> {
    const { document } = counted;
    const text = documentText(document);
    const pictures = imagesOfHtml(channelBlockOf(document).html).length;
    const platforms: PlatformCounters[] = [];
    for (const adapter of this.registry.all()) {
      const kinds = Object.values(adapter.capabilities.modes).flat();
      if (!kinds.includes(document.type as ContentKind)) continue;
      const account = notConnected(adapter, counted.organizationId);
      const draft = await this.draftFor(adapter.platform, counted);
      const limits = adapter.limitsOf?.(account) ?? adapter.limits;
      platforms.push({ adapter, limits: countLimits(limits, draft, adapter.preview(draft, account)) });
    }
    return {
      title: countText(document.title),
      summary: countText(document.summary),
      body: countText(text),
      pictures,
      readingSeconds: readingSeconds(text, pictures),
      platforms,
    };
  }

  private draftFor(platform: string, counted: Counted): Promise<PublicationDraft> {
    const { id, organizationId, revisionId, document } = counted;
    return this.builder.build({
      publicationId: id,
      content: { id, organizationId, slug: document.slug },
      revision: { id: revisionId, document, assetIds: Object.keys(document.assets) },
      platform,
      options: {},
      approverAddress: null,
    });
  }
}

function noUnit() {
  return fault('organizationId', 'uuid', '应为合法的编号（UUID）。', 'It must be the id of a unit.');
}
