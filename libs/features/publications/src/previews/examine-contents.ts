import { Injectable } from '@nestjs/common';
import { ChannelRegistry } from '@haojiao/channel-kit';
import type {
  ChannelAccess,
  ChannelAdapter,
  ChannelPreview,
  Finding,
  PublicationDraft,
} from '@haojiao/channel-kit';
import { notFound } from '@haojiao/kernel';
import { ChannelAccountsService } from '@haojiao/features/channel-accounts';
import { ContentsService } from '@haojiao/features/contents';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { DraftBuilder } from '../drafts/draft-builder';

export interface PlatformFinding extends Finding {
  platform: string;
}

/** Shows and checks what would be sent, before anything is. Reads the current revision, approved or not. */
@Injectable()
export class ExamineContents {
  constructor(
    private readonly contents: ContentsService,
    private readonly organizations: OrganizationsService,
    private readonly accounts: ChannelAccountsService,
    private readonly registry: ChannelRegistry,
    private readonly builder: DraftBuilder,
  ) {}

  async preview(actor: Actor, contentId: string, platform: string): Promise<ChannelPreview> {
    const adapter = this.registry.find(platform);
    if (!adapter) throw notFound('platform', '没有这个平台。', 'There is no such platform.');
    const { draft, account } = await this.examine(actor, contentId, adapter);
    return adapter.preview(draft, account);
  }

  /** Findings of every platform on which the unit has an account, or of the named ones. */
  async check(actor: Actor, contentId: string, platforms?: string[]): Promise<PlatformFinding[]> {
    const findings: PlatformFinding[] = [];
    for (const adapter of this.registry.all()) {
      if (platforms && !platforms.includes(adapter.platform)) continue;
      const { draft, account, isConnected } = await this.examine(actor, contentId, adapter);
      if (!isConnected && !platforms) continue;
      findings.push(
        ...adapter.check(draft, account).map((finding) => ({ ...finding, platform: adapter.platform })),
      );
    }
    return findings;
  }

  private async examine(
    actor: Actor,
    contentId: string,
    adapter: ChannelAdapter,
  ): Promise<{ draft: PublicationDraft; account: ChannelAccess; isConnected: boolean }> {
    const content = await this.contents.load(contentId);
    await this.contents.requireOn(actor, 'content.read', content);
    const revision = await this.contents.revision(content.currentRevisionId);
    const { path } = await this.organizations.placeOf(content.organizationId);
    const connected = await this.accounts.findNearest(adapter.platform, path);
    const draft = await this.builder.build({
      publicationId: contentId,
      content,
      revision,
      platform: adapter.platform,
      options: {},
      approverAddress: null,
    });
    return {
      draft,
      account: connected ? this.accounts.access(connected) : notConnected(adapter, content.organizationId),
      isConnected: connected !== null,
    };
  }
}

/** Stands for the account that a unit has not connected yet. */
function notConnected(adapter: ChannelAdapter, organizationId: string): ChannelAccess {
  return {
    id: '',
    organizationId,
    platform: adapter.platform,
    name: '',
    mode: adapter.capabilities.modes.api ? 'api' : 'hand_off',
    credentials: {},
    settings: {},
  };
}
