import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { ChannelRegistry, mediaFile } from '@haojiao/channel-kit';
import type { ChannelAccess, ChannelAdapter, HandOffPack, PublicationDraft } from '@haojiao/channel-kit';
import { ruleBroken } from '@haojiao/kernel';
import { ChannelAccountsService } from '@haojiao/features/channel-accounts';
import type { Actor } from '@haojiao/features/organizations';
import { ApprovedDrafts } from '../drafts/approved-drafts';
import type { PublicationEntity } from '../persistence/publication.entity';
import { ReadPublications } from '../read-publications';
import { zipPack } from './zip-pack';

/** A pack with what it was made from. */
export interface OpenPack {
  pack: HandOffPack;
  draft: PublicationDraft;
  adapter: ChannelAdapter;
  account: ChannelAccess;
}

/** Everything a person needs to post by hand. Only what was approved gets into it. */
@Injectable()
export class HandOffPacks {
  constructor(
    private readonly read: ReadPublications,
    private readonly drafts: ApprovedDrafts,
    private readonly accounts: ChannelAccountsService,
    private readonly registry: ChannelRegistry,
  ) {}

  /** @throws AppError `publication_not_found`, and as `zipOf` */
  async zip(actor: Actor, publicationId: string): Promise<Readable> {
    return this.zipOf(await this.read.get(actor, publicationId));
  }

  /** Every file is compared with the approved one first. @throws AppError as `open`, `approved_content_changed` */
  async zipOf(publication: PublicationEntity): Promise<Readable> {
    const { pack } = await this.make(publication, () => this.drafts.forSending(publication));
    return zipPack(pack);
  }

  /** For a page: files are compared one by one, when they are asked for. @throws AppError `publication_not_hand_off` */
  async open(publication: PublicationEntity): Promise<OpenPack> {
    return this.make(publication, () => this.drafts.forShowing(publication));
  }

  private async make(
    publication: PublicationEntity,
    draftOf: () => Promise<PublicationDraft>,
  ): Promise<OpenPack> {
    const adapter = this.registry.get(publication.platform);
    const isByHand = publication.mode === 'hand_off' || publication.mode === 'share';
    if (!isByHand || !adapter.handOff) {
      throw ruleBroken(
        'publication_not_hand_off',
        '这个发布任务由系统自动发布，不需要人工发布包。',
        'This publication is posted by the system; there is no pack for it.',
      );
    }
    const draft = await draftOf();
    const account = this.accounts.accessOffline(await this.accounts.load(publication.channelAccountId));
    return { pack: withMedia(adapter.handOff(draft, account), draft), draft, adapter, account };
  }
}

/** Sound and film go along also where a platform has no place for them: some post them in their own way. */
function withMedia(pack: HandOffPack, { media }: PublicationDraft): HandOffPack {
  if (!media || pack.files.some(({ name }) => name.startsWith('media/'))) return pack;
  return { ...pack, files: [...pack.files, mediaFile(media)] };
}
