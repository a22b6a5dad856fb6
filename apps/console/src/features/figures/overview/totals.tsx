import { Link } from 'react-router-dom';
import type { Shape } from '@/api-client';
import { momentText, useWords } from '@/ui';
import { Answer } from '../parts/answer';
import { Card } from '../parts/card';
import { Figure } from '../parts/figure';
import { useNumbers } from '../parts/numbers';
import type { Period } from '../period';
import { SiteTotals } from './site-totals';
import { useSiteFigures } from './use-overview';

/** The numbers of the period. Views, listens, plays and what platforms tell stand apart: nobody may add them up. */
export function Totals({
  unitId,
  period,
  report,
}: {
  unitId: string;
  period: Period;
  report: Shape<'PeriodReportResponse'> | undefined;
}) {
  const say = useWords('figures');
  const numbers = useNumbers();
  const site = useSiteFigures(unitId, period);
  const wordsOf = (id: string) => report?.definitions.find((one) => one.id === id)?.words;
  return (
    <Card title={say('totals.title')} side={site.data && say('as_of', { at: momentText(site.data.asOf) })}>
      <Answer asked={site} rows={2}>
        {(data) => (
          <dl className="figures-row">
            <SiteTotals figures={data} />
            {report && (
              <>
                <Figure
                  name={say('totals.items')}
                  text={numbers.format(report.items.total)}
                  meaning={<p>{wordsOf(report.items.definitionId)}</p>}
                />
                <Figure
                  name={say('totals.posts')}
                  text={numbers.format(report.posts.total)}
                  meaning={<p>{wordsOf(report.posts.definitionId)}</p>}
                />
                {(['listens', 'plays'] as const).flatMap((kind) =>
                  report[kind].map((counted) => (
                    <Figure
                      key={counted.definitionId}
                      name={say(`totals.${kind}`)}
                      text={numbers.format(counted.counted)}
                      meaning={<p>{wordsOf(counted.definitionId)}</p>}
                    >
                      {say('totals.raw', { number: numbers.format(counted.raw) })}
                    </Figure>
                  )),
                )}
                {report.live && report.live.counted > 0 && (
                  <Figure
                    name={say('totals.live')}
                    text={numbers.format(report.live.views)}
                    meaning={<p>{say('totals.live_meaning')}</p>}
                  >
                    {say('totals.broadcasts', { count: report.live.count })}
                  </Figure>
                )}
              </>
            )}
          </dl>
        )}
      </Answer>
      <p className="figures-source with-link">
        {say('recount.doubt')} <Link to="/figures/recounts">{say('recount.title')}</Link>
      </p>
    </Card>
  );
}
