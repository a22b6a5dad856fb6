import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ChannelRegistry } from '@haojiao/channel-kit';
import type { RemotePost } from '@haojiao/channel-kit';
import { fault, invalidInput } from '@haojiao/kernel';
import type { Clock, Fault } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { AssetsService } from '@haojiao/features/assets';
import { ChannelAccountsService } from '@haojiao/features/channel-accounts';
import type { Actor } from '@haojiao/features/organizations';
import type { PublicationEntity } from '../persistence/publication.entity';

export interface PostedResult {
  remoteUrl?: string;
  proofAssetId?: string;
}

/** Reads what a person says about a post of theirs: its address, or a picture that shows it. */
@Injectable()
export class PostedResults {
  constructor(
    private readonly registry: ChannelRegistry,
    private readonly accounts: ChannelAccountsService,
    private readonly assets: AssetsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * After a hand-off one of both is needed; where the post has an address, it alone will do.
   * @throws AppError `invalid_input` with `not_empty`, `url_not_of_platform`, `asset_not_found`, `not_an_image`
   */
  async read(
    manager: EntityManager,
    actor: Actor,
    publication: PublicationEntity,
    { remoteUrl, proofAssetId }: PostedResult,
  ): Promise<RemotePost> {
    const account = await this.accounts.load(publication.channelAccountId, manager);
    const adapter = this.registry.get(publication.platform);
    if (proofAssetId) await this.requireProof(manager, actor, proofAssetId);
    const publishedAt = this.clock.now();
    if (!remoteUrl) {
      if (publication.state === 'awaiting_hand_off') {
        const isLinkNeeded = adapter.needsLink?.(this.accounts.accessOffline(account)) ?? false;
        if (isLinkNeeded) throw invalidInput([linkMissing()]);
        if (!proofAssetId) throw invalidInput([resultMissing()]);
      }
      return { id: publication.remoteId ?? '', url: publication.remoteUrl, publishedAt };
    }
    const recognised = adapter.recogniseUrl?.(remoteUrl, this.accounts.accessOffline(account));
    if (adapter.recogniseUrl && !recognised) throw invalidInput([notOfPlatform(adapter.name)]);
    return { id: recognised?.id ?? remoteUrl, url: recognised?.url ?? remoteUrl, publishedAt };
  }

  private async requireProof(manager: EntityManager, actor: Actor, id: string): Promise<void> {
    const [asset] = await this.assets.requireReadable(actor, [id], { manager, pathOf: () => 'proofAssetId' });
    if (asset?.kind === 'image' && asset.state !== 'rejected') return;
    throw invalidInput([
      fault(
        'proofAssetId',
        'not_an_image',
        '证明应是一张图片（发布后的截图）。',
        'The proof is a picture: a screenshot of the post.',
      ),
    ]);
  }
}

function linkMissing(): Fault {
  return fault(
    'remoteUrl',
    'not_empty',
    '请填写发布后的链接，此账号不能只用截图登记。',
    'Give the address of the post; for this account a screenshot alone will not do.',
  );
}

function resultMissing(): Fault {
  return fault(
    'remoteUrl',
    'not_empty',
    '请填写发布后的链接，或上传截图。',
    'Give the address of the post, or a screenshot of it.',
  );
}

function notOfPlatform({ zh, en }: { zh: string; en: string }): Fault {
  return fault(
    'remoteUrl',
    'url_not_of_platform',
    `这不是${zh}的内容链接，请粘贴发布后的页面地址。`,
    `This is no address of a post on ${en}; paste that of the published page.`,
  );
}
