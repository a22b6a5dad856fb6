import { Injectable } from '@nestjs/common';
import type { PublicationDraft } from '@haojiao/channel-kit';
import { ruleBroken } from '@haojiao/kernel';
import { ContentsService, DraftBuilder, documentFingerprint } from '@haojiao/features/contents';
import type { ContentEntity, ContentRevisionEntity } from '@haojiao/features/contents';
import { MediaChecks } from '@haojiao/features/media-checks';
import { ReviewsService } from '@haojiao/features/reviews';
import { Companions } from '../companions/companions';
import { requireWithin } from '../domain/sign-off-limits';
import type { PublicationEntity } from '../persistence/publication.entity';

/** What was approved is what goes out: the last gate before a platform is called. */
@Injectable()
export class ApprovedDrafts {
  constructor(
    private readonly contents: ContentsService,
    private readonly reviews: ReviewsService,
    private readonly builder: DraftBuilder,
    private readonly companions: Companions,
    private readonly media: MediaChecks,
  ) {}

  /**
   * The draft of a publication whose revision still is, byte for byte, the one that was signed off.
   * @throws AppError `content_not_approved`, `platform_not_in_emergency_order`, `approved_content_changed`, or
   * `media_checks_failed` where rights or consents ended meanwhile
   */
  async forSending(publication: PublicationEntity): Promise<PublicationDraft> {
    const { content, revision, approverAddress } = await this.approved(publication);
    await this.builder.verifyFiles(revision);
    await this.media.requireSendable(revision.document);
    return this.build(publication, content, revision, approverAddress, (companion) =>
      this.forSending(companion),
    );
  }

  /**
   * The same for showing it to a person, without reading every file anew: pictures are still compared one by one as
   * they are encoded. @throws AppError `content_not_approved` or `approved_content_changed`
   */
  async forShowing(publication: PublicationEntity): Promise<PublicationDraft> {
    const { content, revision, approverAddress } = await this.approved(publication);
    return this.build(publication, content, revision, approverAddress, (companion) =>
      this.forShowing(companion),
    );
  }

  /**
   * The draft as it was sent before, for questions to the platform about it: a later edit of the content does not
   * change what was sent. Nothing is sent with it.
   */
  async asSent(publication: PublicationEntity): Promise<PublicationDraft> {
    const content = await this.contents.load(publication.contentId);
    const revision = await this.contents.revision(publication.revisionId ?? content.currentRevisionId);
    return this.build(publication, content, revision, null, (companion) => this.asSent(companion));
  }

  private async approved({ contentId, platform }: PublicationEntity) {
    const content = await this.contents.load(contentId);
    const isArchived = content.state === 'archived';
    if (
      isArchived ||
      !content.approvedRevisionId ||
      content.approvedRevisionId !== content.currentRevisionId
    ) {
      throw notApproved();
    }
    return { content, ...(await this.signedOff(content, content.approvedRevisionId, platform)) };
  }

  private async signedOff(
    content: ContentEntity,
    revisionId: string,
    platform: string,
  ): Promise<{ revision: ContentRevisionEntity; approverAddress: string | null }> {
    const signOff = await this.reviews.signOffOf(content.id, revisionId);
    if (!signOff) throw notApproved();
    requireWithin(signOff, platform);
    const revision = await this.contents.revision(revisionId);
    if (documentFingerprint(revision.document) !== signOff.fingerprint) {
      throw ruleBroken(
        'approved_content_changed',
        '内容与审定稿的指纹不一致，已拒绝发布。请重新送审。',
        'The content no longer has the fingerprint that was signed off; it was not published. Submit it again.',
      );
    }
    return { revision, approverAddress: signOff.approverAddress };
  }

  private async build(
    publication: PublicationEntity,
    content: ContentEntity,
    revision: ContentRevisionEntity,
    approverAddress: string | null,
    ofCompanion: (companion: PublicationEntity) => Promise<PublicationDraft>,
  ): Promise<PublicationDraft> {
    const { id: publicationId, platform, options } = publication;
    const draft = await this.builder.build({
      publicationId,
      content,
      revision,
      platform,
      options,
      approverAddress,
    });
    const companions: PublicationDraft[] = [];
    for (const companion of await this.companions.of(publication))
      companions.push(await ofCompanion(companion));
    return companions.length > 0 ? { ...draft, companions } : draft;
  }
}

function notApproved() {
  return ruleBroken(
    'content_not_approved',
    '内容在审定之后有改动，或尚未完成三审，不能发布。请送审，通过后点“重试”。',
    'The content was changed after sign-off or is not signed off; submit it for review, then retry.',
  );
}
