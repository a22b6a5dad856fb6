import { useMemo } from 'react';
import type { Shape } from '@/api-client';
import { EmptyState, inOffice, useWords } from '@/ui';
import { Chart } from '../charts';
import { useCountingRules } from '../parts/definitions';
import { ExcludedList } from '../parts/excluded-list';
import { Figure } from '../parts/figure';
import { useNumbers } from '../parts/numbers';
import { surfaceKey } from '../parts/surface-key';
import { useRuleName } from '../parts/use-names';

const formats = { hour: 'MM-DD HH:00', day: 'MM-DD', week: 'MM-DD', month: 'YYYY-MM' };

/** Views on the own site: as counted, as they came, by hour, day, week or month, and by where they were read. */
export function SiteFigures({
  site,
  granularity,
}: {
  site: readonly Shape<'ChannelFiguresResponse'>[];
  granularity: keyof typeof formats;
}) {
  const say = useWords('figures');
  const numbers = useNumbers();
  const rules = useCountingRules();
  const ruleName = useRuleName();
  const lines = useMemo(
    () =>
      site.map(({ definitionId, series }) => ({
        name: ruleName(definitionId),
        points: series.map(({ at, views }) => ({
          label: inOffice(at).format(formats[granularity]),
          value: views,
        })),
      })),
    [site, granularity, ruleName],
  );
  if (site.length === 0) return <EmptyState text={say('item.not_read')} />;
  return (
    <>
      <dl className="figures-row is-small">
        {site.flatMap(({ definitionId, totals, surfaces: read }) => [
          <Figure
            key={definitionId}
            name={site.length > 1 ? ruleName(definitionId) : say('totals.views')}
            text={numbers.format(totals.views)}
            meaning={<p>{rules.get(definitionId)?.description}</p>}
          >
            {say('totals.raw', { number: numbers.format(totals.rawViews) })}
            {totals.excluded && totals.excluded.length > 0 && <ExcludedList excluded={totals.excluded} />}
          </Figure>,
          totals.visitors !== undefined && (
            <Figure
              key={`${definitionId} visitors`}
              name={say('totals.visitors')}
              text={say('precision.approximate', { number: numbers.format(totals.visitors) })}
              meaning={
                <>
                  <p>{say('totals.visitors_meaning')}</p>
                  <p>{say('totals.visitors_error')}</p>
                </>
              }
            />
          ),
          ...read.map(({ surface, views }) => (
            <Figure
              key={`${definitionId} ${surface}`}
              name={say(surfaceKey(surface))}
              text={numbers.format(views)}
            />
          )),
        ])}
      </dl>
      <Chart
        name={say('item.site')}
        kind={granularity === 'hour' ? 'bars' : 'line'}
        lines={lines}
        empty={<EmptyState text={say('item.not_read')} />}
      />
    </>
  );
}
