import { usePlatformName } from '@/features/channels';
import { useWords } from '@/ui';
import { usePeriodReport } from '../overview/use-overview';
import { Answer } from '../parts/answer';
import { useNumbers } from '../parts/numbers';
import { useRuleName } from '../parts/use-names';
import type { Period } from '../period';

/** What the paper will say, in a few lines. */
export function ReportPreview({ unitId, period }: { unitId: string; period: Period }) {
  const say = useWords('figures');
  const numbers = useNumbers();
  const ruleName = useRuleName();
  const platformName = usePlatformName();
  const report = usePeriodReport(unitId, period);
  return (
    <Answer asked={report} rows={5}>
      {({ items, posts, views, reviews, submissions, topItems }) => (
        <ul className="report-lines">
          <li>{say('report.items', { number: numbers.format(items.total) })}</li>
          <li>
            {say('report.posts', { number: numbers.format(posts.total) })}
            {posts.counts.map(({ key, count }) => ` ${platformName(key)} ${count}`).join(' ·')}
          </li>
          {views.map(({ definitionId, counted, raw, from, to }) => (
            <li key={definitionId}>
              {say('report.views', {
                rule: ruleName(definitionId),
                number: numbers.format(counted),
                raw: numbers.format(raw),
                from,
                to,
              })}
            </li>
          ))}
          <li>{say('report.reviews', { approved: reviews.approved, returned: reviews.returned })}</li>
          {submissions && (
            <li>
              {say('report.submissions', {
                submitted: submissions.submitted,
                adopted: submissions.adopted,
              })}
            </li>
          )}
          {topItems.items[0] && <li>{say('report.top', { title: topItems.items[0].title })}</li>}
        </ul>
      )}
    </Answer>
  );
}
