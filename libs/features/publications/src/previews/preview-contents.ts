import { Injectable } from '@nestjs/common';
import { countLimits } from '@haojiao/channel-kit';
import type { ChannelPreview, LimitCounter } from '@haojiao/channel-kit';
import type { Message } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import type { Actor } from '@haojiao/features/organizations';
import { sentOf } from '../domain/sent';
import type { Sent } from '../domain/sent';
import { ExamineContents, findingsOf } from './examine-contents';
import type { Examination, PlatformFinding } from './examine-contents';
import { renderPreviewPage } from './preview-page';
import { PreviewPictures } from './preview-pictures';

/** Everything that one screen shows about an item on one account. */
export interface PlatformPreview {
  examination: Examination;
  preview: ChannelPreview;
  /** Why it does not go out by itself. */
  reason: Message | null;
  sent: Sent | null;
  /** A whole document for a frame without rights. */
  page: string;
  findings: PlatformFinding[];
  limits: LimitCounter[];
}

/** Shows exactly what would be sent, and how it will look there. */
@Injectable()
export class PreviewContents {
  constructor(
    private readonly examine: ExamineContents,
    private readonly pictures: PreviewPictures,
    private readonly settings: Settings,
  ) {}

  /** On every account that the unit uses, or on those of one platform. @throws AppError as `ExamineContents.examine` */
  async preview(
    actor: Actor,
    contentId: string,
    platform?: string,
    options?: Record<string, unknown>,
  ): Promise<PlatformPreview[]> {
    const examinations = await this.examine.examine(actor, contentId, platform, options);
    const previews: PlatformPreview[] = [];
    for (const examination of examinations) previews.push(await this.one(examination));
    return previews;
  }

  private async one(examination: Examination): Promise<PlatformPreview> {
    const { adapter, draft, account } = examination;
    const preview = adapter.preview(draft, account);
    const { reason = null } = adapter.chooseMode(draft, account);
    const addressOf = await this.pictures.addressesFor(draft);
    return {
      examination,
      preview,
      reason,
      sent: sentOf(preview) ?? copied(examination, preview),
      page: renderPreviewPage(preview, this.settings.publicUrl, addressOf, draft.locale),
      findings: findingsOf(examination),
      limits: countLimits(adapter.limitsOf?.(account) ?? adapter.limits, draft, preview),
    };
  }
}

/** Where a person posts, what they are given to copy is what is sent. */
function copied({ adapter, draft, account }: Examination, { mode }: ChannelPreview): Sent | null {
  if (mode !== 'hand_off' || !adapter.handOff) return null;
  const { copyBlocks } = adapter.handOff(draft, account);
  return sentOf({ sent: Object.fromEntries(copyBlocks.map(({ key, text }) => [key, text])) });
}
