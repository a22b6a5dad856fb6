import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { Link } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCurrentUnit, useUnitName, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { EmptyState, Facts, Page, PageProblem, Panel, useWords } from '@/ui';
import { LexiconLinks } from './lexicon-links';
import './lexicons.css';

/** What texts of the chosen unit are checked against, and from which unit it comes. */
export function EffectivePage() {
  const say = useWords('lexicons');
  const { unitId } = useCurrentUnit();
  const unitName = useUnitName();
  const asked = useQuery({
    queryKey: ['lexicons', 'effective', unitId],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/organizations/{id}/effective-lexicon', { params: { path: { id: unitId } } })),
  });
  if (asked.isError) return <PageProblem error={asked.error} onRetry={() => void asked.refetch()} />;
  const { data } = asked;
  return (
    <Page title={say('effective.title')} lead={say('effective.lead', { unit: unitName(unitId) })}>
      <LexiconLinks />
      {!data && <Skeleton active />}
      {data && (
        <div className="panels in-two">
          <Panel title={say('effective.sources')}>
            {data.sources.length === 0 && (
              <EmptyState text={say('effective.none')}>
                <Link to="/settings/lexicons">{say('effective.to_lexicons')}</Link>
              </EmptyState>
            )}
            <ol className="lexicon-versions">
              {data.sources.map((source) => (
                <Source key={source.lexiconId} source={source} unitId={unitId} />
              ))}
            </ol>
          </Panel>
          {data.sources.length > 0 && (
            <Panel title={say('effective.counts')}>
              <Facts
                of={[
                  [say('effective.total'), say('effective.terms', { count: data.termCount })],
                  ...Object.entries(data.categoryCounts).map(
                    ([category, count]) =>
                      [say(`category.${category}`), say('effective.terms', { count })] as const,
                  ),
                  data.mutedCount > 0
                    ? [say('effective.muted'), say('effective.terms', { count: data.mutedCount })]
                    : null,
                ]}
              />
            </Panel>
          )}
        </div>
      )}
    </Page>
  );
}

/** Lexicons of units above can be known without being readable. */
function Source({ source, unitId }: { source: Shape<'LexiconSourceResponse'>; unitId: string }) {
  const say = useWords('lexicons');
  const mayRead = useCan()('lexicon.read', useUnitPath()(source.organizationId));
  const from = source.organizationId === unitId ? say('effective.own') : source.organizationName;
  return (
    <li>
      <span>
        {mayRead ? (
          <Link to={`/settings/lexicons/${source.lexiconId}`}>{source.name}</Link>
        ) : (
          <strong>{source.name}</strong>
        )}
        <small>{say('effective.from', { unit: from })}</small>
      </span>
      <span>{say('version', { number: source.number, count: source.termCount })}</span>
    </li>
  );
}
