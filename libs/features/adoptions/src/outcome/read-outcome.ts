import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { ContentAnalytics } from '@haojiao/features/metrics';
import type { SiteTotals } from '@haojiao/features/metrics';
import type { Actor } from '@haojiao/features/organizations';
import { SubmissionUses, SubmissionsService } from '@haojiao/features/submissions';
import type { SentSubmission, UsesOfSubmission } from '@haojiao/features/submissions';
import { reportersOf } from '../reporters';

/** Where the item that was made from a report went out. */
export interface OutcomePublication {
  platform: string;
  /** The account's name. */
  account: string;
  /** Null where nobody told it, and where it was taken down. */
  url: string | null;
  publishedAt: Date;
  withdrawnAt: Date | null;
}

export interface Outcome extends UsesOfSubmission {
  submission: SentSubmission;
  publications: OutcomePublication[];
  /** Null where the item never was on the own site. */
  site: SiteTotals | null;
}

/** What came of a report, for those who wrote it and those who read the desk. */
@Injectable()
export class ReadOutcome {
  constructor(
    private readonly database: Database,
    private readonly submissions: SubmissionsService,
    private readonly uses: SubmissionUses,
    private readonly analytics: ContentAnalytics,
  ) {}

  /**
   * Its writers need no right to figures: they see those of this one item and nothing else.
   * @throws AppError `submission_not_found`
   */
  async of(actor: Actor, id: string): Promise<Outcome> {
    const submission = await this.submissions.load(id);
    const place = await (reportersOf(submission).includes(actor.userId)
      ? this.submissions.placeOf(submission)
      : this.submissions.requireVisible(actor, submission));
    const publications = submission.contentId ? await this.publicationsOf(submission.contentId) : [];
    const onSite = publications.filter(({ platform }) => platform === 'site');
    const uses = await this.uses.read(actor, submission, place, this.database.manager);
    return { submission, publications, site: await this.siteTotals(submission, onSite), ...uses };
  }

  private siteTotals(
    { contentId }: SentSubmission,
    onSite: OutcomePublication[],
  ): Promise<SiteTotals> | null {
    if (contentId === null || onSite.length === 0) return null;
    const first = Math.min(...onSite.map(({ publishedAt }) => publishedAt.getTime()));
    return this.analytics.totalsSince(contentId, new Date(first));
  }

  /** Plan: index `publications_content_id`. */
  private publicationsOf(contentId: string): Promise<OutcomePublication[]> {
    return this.database.query<OutcomePublication>(
      `SELECT p.platform, a.name AS account, CASE WHEN p.state <> 'withdrawn' THEN p.remote_url END AS url,
              p.published_at AS "publishedAt", p.withdrawn_at AS "withdrawnAt"
       FROM publications p JOIN channel_accounts a ON a.id = p.channel_account_id
       WHERE p.content_id = $1 AND p.published_at IS NOT NULL AND p.state IN ('published', 'withdrawing', 'withdrawn')
       ORDER BY p.published_at, p.id`,
      [contentId],
    );
  }
}
