import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { ChannelRegistry, mediaFile } from '@haojiao/channel-kit';
import type {
  ChannelAccess,
  ChannelAdapter,
  HandOffFile,
  HandOffPack,
  PublicationDraft,
} from '@haojiao/channel-kit';
import { AppError, ruleBroken } from '@haojiao/kernel';
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

  /** What of the pack is shown on a screen. @throws AppError `publication_not_found`, and as `open` */
  async show(actor: Actor, publicationId: string): Promise<OpenPack> {
    return this.open(await this.read.get(actor, publicationId));
  }

  /** A picture of the pack by its place in it. @throws AppError `hand_off_file_not_found` */
  async picture(actor: Actor, publicationId: string, index: number): Promise<PackPicture> {
    return this.pictureOf(await this.read.get(actor, publicationId), index);
  }

  /** @throws AppError `hand_off_file_not_found` also for what is no picture */
  async pictureOf(publication: PublicationEntity, index: number): Promise<PackPicture> {
    const file = index < 0 ? undefined : (await this.open(publication)).pack.files[index];
    if (!file || !isPicture(file)) {
      throw new AppError('notFound', 'hand_off_file_not_found', {
        zh: '发布包里没有这个文件。',
        en: 'There is no such file in the pack.',
      });
    }
    return { file, bytes: await file.read() };
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

export interface PackPicture {
  file: HandOffFile;
  bytes: Buffer;
}

export function isPicture({ mediaType }: HandOffFile): boolean {
  return mediaType === 'image/jpeg' || mediaType === 'image/png';
}

/** Sound and film go along also where a platform has no place for them: some post them in their own way. */
function withMedia(pack: HandOffPack, { media }: PublicationDraft): HandOffPack {
  if (!media || pack.files.some(({ name }) => name.startsWith('media/'))) return pack;
  return { ...pack, files: [...pack.files, mediaFile(media)] };
}
