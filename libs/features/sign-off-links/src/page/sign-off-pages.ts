import { Injectable } from '@nestjs/common';
import { notFound } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { PreviewContents } from '@haojiao/features/publications';
import type { PlatformPreview } from '@haojiao/features/publications';
import { opinionText, stageName } from '@haojiao/features/reviews';
import type { OpenedLink } from '../use-sign-off-links';
import type { EnteredFields } from './read-decision-form';
import { renderSignOffPage } from './sign-off-page';

/** Fills the page with what the person may know by the link: this item, this review, nothing else. */
@Injectable()
export class SignOffPages {
  constructor(
    private readonly database: Database,
    private readonly previews: PreviewContents,
  ) {}

  async render(
    opened: OpenedLink,
    path: string,
    problems: string[] = [],
    entered: Partial<EnteredFields> = {},
  ): Promise<string> {
    const { link, content, view } = opened;
    const { review, submitterName, decisions } = view;
    const [names] = await this.database.query<Record<'organization' | 'author' | 'person', string>>(
      `SELECT o.name AS organization, a.display_name AS author, p.display_name AS person
       FROM organizations o, users a, users p WHERE o.id = $1 AND a.id = $2 AND p.id = $3`,
      [content.organizationId, content.authorId, link.userId],
    );
    const previews = await this.previewsOf(opened);
    return renderSignOffPage({
      path,
      title: content.title,
      stage: stageName(review.stages, link.stageKey).zh,
      personName: names!.person,
      organizationName: names!.organization,
      authorName: names!.author,
      submitterName,
      submittedAt: review.submittedAt,
      comment: review.comment,
      opinions: decisions.map(({ stageKey, deciderName, outcome, comment }) => ({
        stage: stageName(review.stages, stageKey).zh,
        name: deciderName,
        opinion: opinionText(outcome, comment),
      })),
      fingerprint: link.fingerprint,
      expiresAt: link.expiresAt,
      previews: previews.map(nameOf),
      problems,
      entered: { outcome: entered.outcome ?? '', comment: entered.comment ?? '' },
    });
  }

  /** One preview as a whole document. @throws AppError `preview_not_found` */
  async preview(opened: OpenedLink, index: string): Promise<string> {
    const preview = /^\d{1,2}$/.test(index) ? (await this.previewsOf(opened))[Number(index)] : undefined;
    if (!preview) throw notFound('preview', '没有这个预览。', 'There is no such preview.');
    return preview.page;
  }

  private previewsOf({ actor, content }: OpenedLink): Promise<PlatformPreview[]> {
    return this.previews.preview(actor, content.id);
  }
}

function nameOf({ examination }: PlatformPreview): string {
  const { adapter, connected } = examination;
  return connected ? `${adapter.name.zh} · ${connected.name}` : adapter.name.zh;
}
