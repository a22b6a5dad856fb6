import { useQuery } from '@tanstack/react-query';
import { Alert, Skeleton, Tag } from 'antd';
import { Link, useSearchParams } from 'react-router-dom';
import { Problem, api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { EmptyState, ProblemNotice, useWords } from '@/ui';
import { BarList } from '../../charts';
import { Card } from '../../parts/card';
import { FiguresPage } from '../../parts/figures-page';
import { useNumbers } from '../../parts/numbers';
import { PlainTable } from '../../parts/plain-table';
import { useSubjectName } from '../../parts/use-names';
import { useFormulas } from '../use-formulas';
import { useOriginText, usePeriodText, useValueText } from '../use-index-names';
import { indexValuesKey } from '../use-indices';

type Compared = Shape<'ComparedIndexValueResponse'>;

/** Why values can't stand beside one another, as far as the console says it in its own words: the api names versions by code. */
const refusals = new Set([
  ...['index_versions_differ', 'index_periods_differ', 'index_parts_unknown', 'index_sources_differ'],
]);

/** Values of one version and one length of period beside one another, the others measured by the first. */
export default function ComparePage() {
  const say = useWords('figures');
  const [params] = useSearchParams();
  const ids = (params.get('ids') ?? '').split(',').filter(Boolean);
  const compared = useQuery({
    queryKey: [...indexValuesKey, 'comparison', ids],
    queryFn: () => bodyOf(api.GET('/api/v1/analytics/index-comparison', { params: { query: { ids } } })),
    enabled: ids.length > 1,
    retry: false,
  });
  const back = <Link to="/figures/indices">{say('compare.back')}</Link>;
  const { error } = compared;
  const refusal = error instanceof Problem && refusals.has(error.code) ? error.code : null;
  return (
    <FiguresPage part="indices" lead={back}>
      {ids.length < 2 && <EmptyState text={say('compare.too_few')}>{back}</EmptyState>}
      {ids.length > 1 && compared.isPending && <Skeleton active />}
      {refusal && (
        <Alert
          type="warning"
          showIcon
          title={say(`compare.refused.${refusal}`)}
          description={say('compare.choose_others')}
          action={back}
        />
      )}
      {error && !refusal && <ProblemNotice error={error} onRetry={() => void compared.refetch()} />}
      {compared.data && <Comparison {...compared.data} />}
    </FiguresPage>
  );
}

function Comparison({ formulaId, items }: Shape<'IndexComparisonResponse'>) {
  const say = useWords('figures');
  const numbers = useNumbers();
  const periodText = usePeriodText();
  const subjectName = useSubjectName();
  const valueText = useValueText();
  const originText = useOriginText();
  const { byId } = useFormulas();
  const nameOf = (value: Compared) =>
    say('indices.of', { name: subjectName(value), period: periodText(value.period) });
  const title = byId.get(formulaId)?.name ?? items[0]!.indexCode.toUpperCase();
  return (
    <div className="figures-grid">
      <Card title={title}>
        <BarList
          label={title}
          bars={items.map((value) => ({
            key: value.id,
            name: nameOf(value),
            value: value.value,
            words: valueText(value),
          }))}
        />
        <PlainTable
          label={say('compare.table')}
          className="records"
          heads={['whose', 'value', 'difference', 'ratio', 'origin'].map((head) =>
            say(`compare.head.${head}`),
          )}
        >
          {items.map((value, index) => (
            <tr key={value.id}>
              <th scope="row">{nameOf(value)}</th>
              <td>
                <Link to={`/figures/indices/values/${value.id}`}>{valueText(value)}</Link>
              </td>
              <td>
                {index === 0
                  ? say('compare.first')
                  : `${value.difference > 0 ? '+' : ''}${numbers.format(value.difference)}`}
              </td>
              <td>{index === 0 || value.ratio === null ? '—' : `${numbers.format(value.ratio * 100)}%`}</td>
              <td>
                <Tag>{say(`indices.is.${value.origin}`)}</Tag> {originText(value)}
              </td>
            </tr>
          ))}
        </PlainTable>
        <p className="figures-source">{say('compare.how')}</p>
      </Card>
    </div>
  );
}
