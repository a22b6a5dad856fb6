import type { Outcome } from '../outcome/read-outcome';
import type { OutcomeResponse } from './outcome.responses';

export function presentOutcome(outcome: Outcome): OutcomeResponse {
  const { submission, publications, site, adoptions, instructions } = outcome;
  return {
    submissionId: submission.id,
    state: submission.state,
    contentId: submission.contentId,
    publications: publications.map((publication) => ({
      ...publication,
      publishedAt: publication.publishedAt.toISOString(),
      withdrawnAt: publication.withdrawnAt?.toISOString() ?? null,
    })),
    adoptions,
    instructions,
    figures: {
      site: site && {
        views: site.views,
        visitors: site.visitors ?? null,
        asOf: site.asOf.toISOString(),
        definitionId: site.definitionId,
      },
      platforms: publications.flatMap(({ platform, account, url }) =>
        platform === 'site' || url === null ? [] : [{ platform, account, url }],
      ),
    },
  };
}
