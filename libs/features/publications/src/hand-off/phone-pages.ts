import { Inject, Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { qrSvg } from '@haojiao/infrastructure/http';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { PublicationEntity } from '../persistence/publication.entity';
import type { OpenedLink } from './hand-off-links';
import { HandOffPacks } from './hand-off-packs';
import type { OpenPack, PackPicture } from './hand-off-packs';
import { renderHandOffMessage } from './page/page-frame';
import { renderHandOffPage } from './page/hand-off-page';
import type { HandOffPageFacts } from './page/hand-off-page';

/** What was entered and why it was not taken. */
export interface RefusedResult {
  problems: string[];
  remoteUrl: string;
  note: string;
}

/** The page behind a hand-off link, and the files that it shows. */
@Injectable()
export class PhonePages {
  constructor(
    private readonly packs: HandOffPacks,
    private readonly organizations: OrganizationsService,
    private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError as `HandOffPacks.open` */
  async render(opened: OpenedLink, path: string, refused?: RefusedResult): Promise<string> {
    const { publication } = opened;
    if (publication.state !== 'awaiting_hand_off') return overPage(publication);
    return renderHandOffPage(await this.facts(opened, path, refused));
  }

  /** A picture of the pack by its place in it. @throws AppError `hand_off_file_not_found` */
  file({ publication }: OpenedLink, index: string): Promise<PackPicture> {
    const isOpen = publication.state === 'awaiting_hand_off' && /^\d{1,3}$/.test(index);
    return this.packs.pictureOf(publication, isOpen ? Number(index) : -1);
  }

  private async facts(
    { publication, link }: OpenedLink,
    path: string,
    refused?: RefusedResult,
  ): Promise<HandOffPageFacts> {
    const opened = await this.packs.open(publication);
    const { draft, adapter, account, pack } = opened;
    const { timeZone } = await this.organizations.load(publication.organizationId);
    return {
      path,
      title: draft.title,
      platformName: adapter.name.zh,
      accountName: account.name,
      reason: publication.note?.zh ?? null,
      expiresAt: DateTime.fromJSDate(link.expiresAt, { zone: timeZone }).toFormat('M 月 d 日 HH:mm'),
      pack,
      media: await this.media(opened, link.expiresAt),
      share: this.share(publication),
      isLinkNeeded: adapter.needsLink?.(account) ?? false,
      problems: refused?.problems ?? [],
      entered: { remoteUrl: refused?.remoteUrl ?? '', note: refused?.note ?? '' },
    };
  }

  private share({ mode, shareUrl, shareExpiresAt }: PublicationEntity): HandOffPageFacts['share'] {
    if (mode !== 'share' || !shareUrl || !shareExpiresAt) return null;
    return { url: shareUrl, qrSvg: qrSvg(shareUrl, '分享码'), isOver: shareExpiresAt <= this.clock.now() };
  }

  /** Film is fetched from an address that is good as long as the link, by a player that asks for ranges. */
  private async media({ draft, pack }: OpenPack, expiresAt: Date): Promise<HandOffPageFacts['media']> {
    const { media } = draft;
    if (!media || !pack.files.some(({ name }) => name.startsWith('media/'))) return null;
    const address = await media.publicUrl(expiresAt);
    const { publicUrl } = this.settings;
    return {
      url: address.startsWith(`${publicUrl}/`) ? address.slice(publicUrl.length) : address,
      fileName: media.fileName,
      mediaType: media.mediaType,
      megabytes: (media.bytes / 1024 / 1024).toFixed(1),
    };
  }
}

function overPage({ state, remoteUrl }: PublicationEntity): string {
  if (state === 'published')
    return renderHandOffMessage('已登记发布', '这篇内容已经登记为已发布，谢谢。', remoteUrl ?? undefined);
  return renderHandOffMessage(
    '不需要再发布',
    '这个发布任务已取消或已由系统处理，请不要再发。如有疑问，请联系给您链接的同事。',
  );
}
