import type { Shape } from '@/api-client';
import { useWords } from '@/ui';
import { BarList } from '../charts';
import { Card } from '../parts/card';
import { Figure } from '../parts/figure';
import { useNumbers } from '../parts/numbers';

/** Reports from below and decisions of reviews in the period. */
export function Work({ report }: { report: Shape<'PeriodReportResponse'> }) {
  const say = useWords('figures');
  const numbers = useNumbers();
  const { submissions, reviews } = report;
  const meaningOf = (id: string) => <p>{report.definitions.find((one) => one.id === id)?.words}</p>;
  return (
    <Card title={say('work.title')}>
      <dl className="figures-row is-small">
        {(['approved', 'returned', 'rejected'] as const).map((outcome) => (
          <Figure
            key={outcome}
            name={say(`work.${outcome}`)}
            text={numbers.format(reviews[outcome])}
            meaning={meaningOf(reviews.definitionId)}
          />
        ))}
        {submissions && (
          <>
            <Figure
              name={say('work.submitted')}
              text={numbers.format(submissions.submitted)}
              meaning={meaningOf(submissions.definitionId)}
            />
            <Figure name={say('work.adopted')} text={numbers.format(submissions.adopted)} />
          </>
        )}
      </dl>
      {submissions && submissions.byUnit.length > 0 && (
        <BarList
          label={say('work.by_unit')}
          bars={submissions.byUnit.map(({ organizationId, name, submitted, adopted }) => ({
            key: organizationId,
            name,
            value: submitted,
            words: say('work.unit', { submitted, adopted }),
          }))}
        />
      )}
    </Card>
  );
}
