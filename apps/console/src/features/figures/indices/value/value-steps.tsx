import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useWords } from '@/ui';
import { Answer } from '../../parts/answer';
import { Card } from '../../parts/card';
import { useNumbers } from '../../parts/numbers';
import type { FormulaDocument } from '../use-formulas';
import { indexValuesKey } from '../use-indices';

/** Line by line as one would reckon on paper, and whether the kept value still is what comes out. */
export function ValueSteps({
  value,
  document,
}: {
  value: Shape<'IndexValueResponse'>;
  document: FormulaDocument | null;
}) {
  const say = useWords('figures');
  const numbers = useNumbers();
  const again = useQuery({
    queryKey: [...indexValuesKey, 'recalculation', value.id],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/index-values/{id}/recalculation', { params: { path: { id: value.id } } })),
    staleTime: Infinity,
  });
  const expressionOf = (name: string) => document?.steps.find((step) => step.name === name)?.expression;
  const exact = (figure: number) => String(Math.round(figure * 10_000) / 10_000);
  return (
    <Card title={say('indices.reckoning')}>
      <ol className="formula-steps">
        {value.steps.map(({ name, value: result }) => (
          <li key={name}>
            <span className="formula-text">
              {name} = {expressionOf(name)}
            </span>
            <b>= {exact(result)}</b>
          </li>
        ))}
        <li>
          <span className="formula-text">
            {value.indexCode.toUpperCase()} = {document?.expression}
          </span>
          <b>= {numbers.format(value.value)}</b>
        </li>
      </ol>
      <p className="figures-source">
        {say('indices.rounding', { unrounded: exact(value.unrounded ?? value.value) })}
      </p>
      <Answer asked={again} rows={1}>
        {(checked) => (
          <Alert
            showIcon
            type={checked.agrees ? 'success' : 'error'}
            title={
              checked.agrees
                ? say('indices.agrees')
                : say('indices.disagrees', { value: numbers.format(checked.value) })
            }
          />
        )}
      </Answer>
    </Card>
  );
}
