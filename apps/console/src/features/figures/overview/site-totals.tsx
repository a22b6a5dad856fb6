import { Fragment } from 'react';
import type { Shape } from '@/api-client';
import { useWords } from '@/ui';
import { useCountingRules } from '../parts/definitions';
import { ExcludedList } from '../parts/excluded-list';
import { Figure } from '../parts/figure';
import { useNumbers } from '../parts/numbers';
import { useRuleName } from '../parts/use-names';

type SiteFigures = Shape<'ChannelFiguresResponse'>;

/** Views and readers by each rule that counted in the period; raw reports beside what counted. */
export function SiteTotals({ figures }: { figures: Shape<'AnalyticsResponse'> }) {
  const say = useWords('figures');
  const numbers = useNumbers();
  const rules = useCountingRules();
  const ruleName = useRuleName();
  const site = figures.channels.filter((channel): channel is SiteFigures => 'surfaces' in channel);
  if (site.length === 0)
    return <Figure name={say('totals.views')} text={numbers.format(figures.totals.views)} />;
  return site.map(({ definitionId, totals }) => (
    <Fragment key={definitionId}>
      <Figure
        name={site.length > 1 ? ruleName(definitionId) : say('totals.views')}
        text={numbers.format(totals.views)}
        meaning={
          <>
            <p>{rules.get(definitionId)?.description}</p>
            <p>{say('totals.counted_here', { rule: ruleName(definitionId) })}</p>
          </>
        }
      >
        {say('totals.raw', { number: numbers.format(totals.rawViews) })}
        {totals.excluded && totals.excluded.length > 0 && <ExcludedList excluded={totals.excluded} />}
      </Figure>
      {totals.visitors !== undefined && (
        <Figure
          name={say('totals.visitors')}
          text={say('precision.approximate', { number: numbers.format(totals.visitors) })}
          meaning={
            <>
              <p>{say('totals.visitors_meaning')}</p>
              <p>{say('totals.visitors_error')}</p>
            </>
          }
        >
          {totals.visitorsWithoutId !== undefined && totals.visitorsWithoutId > 0
            ? say('totals.without_id', { number: numbers.format(totals.visitorsWithoutId) })
            : say('totals.not_added')}
        </Figure>
      )}
    </Fragment>
  ));
}
