import { Tag } from 'antd';
import { Link, useParams } from 'react-router-dom';
import { usePersonName, useUnitName } from '@/features/organizations';
import { Facts, Moment, useWords } from '@/ui';
import type { Shape } from '@/api-client';
import { Answer } from '../../parts/answer';
import { Card } from '../../parts/card';
import { FiguresPage } from '../../parts/figures-page';
import { useFormulas } from '../use-formulas';
import { useSubjectName } from '../../parts/use-names';
import { useOriginText, usePeriodText, useValueText } from '../use-index-names';
import { useIndexValue } from '../use-indices';
import { ValueInputs } from './value-inputs';
import { ValueSteps } from './value-steps';

/** One value: by which version, from which figures, step by step. */
export default function ValuePage() {
  const { id = '' } = useParams();
  const value = useIndexValue(id);
  return (
    <FiguresPage part="indices">
      <Answer asked={value} rows={10}>
        {(found) => <ValueView value={found} />}
      </Answer>
    </FiguresPage>
  );
}

function ValueView({ value }: { value: Shape<'IndexValueResponse'> }) {
  const say = useWords('figures');
  const unitName = useUnitName();
  const periodText = usePeriodText();
  const subjectName = useSubjectName();
  const valueText = useValueText();
  const originText = useOriginText();
  const recorder = usePersonName(value.recordedBy);
  const { byId } = useFormulas();
  const formula = byId.get(value.formulaId);
  const constituents = Object.entries(value.constituents ?? {});
  const of = value.channelAccountId ?? 'unit';
  return (
    <div className="figures-grid">
      <Card
        title={say('indices.of', { name: subjectName(value), period: periodText(value.period) })}
        side={
          <Link to={`/figures/indices?of=${of}&kind=${value.period.kind}`}>{say('indices.see_line')}</Link>
        }
      >
        <p className="index-value">{valueText(value)}</p>
        <Facts
          of={[
            [
              say('indices.version'),
              <>
                {formula?.name ?? value.indexCode.toUpperCase()}{' '}
                <Tag color={value.origin === 'computed' ? 'blue' : 'gold'}>
                  {say(`indices.is.${value.origin}`)}
                </Tag>
              </>,
            ],
            formula?.note ? [say('formula.note'), formula.note] : null,
            [say('account.unit'), unitName(value.organizationId)],
            [
              say('indices.period'),
              say('indices.period_days', {
                from: value.period.from,
                to: value.period.to,
                days: value.period.days,
              }),
            ],
            [say('indices.origin'), originText(value)],
            value.sourceUrl
              ? [
                  say('published.url'),
                  <a href={value.sourceUrl} target="_blank" rel="noreferrer" key="url">
                    {value.sourceUrl}
                  </a>,
                ]
              : null,
            [
              say('indices.recorded'),
              <>
                {recorder} <Moment at={value.recordedAt} />
              </>,
            ],
            value.isCapped ? [say('indices.capped'), say('indices.capped_why')] : null,
            constituents.length > 0
              ? [
                  say('indices.parts'),
                  constituents
                    .map(
                      ([part, formulaId]) =>
                        `${part.toUpperCase()}：${byId.get(formulaId)?.name ?? say('indices.is.imported')}`,
                    )
                    .join('；'),
                ]
              : null,
          ]}
        />
        <p className="figures-source">{say('indices.apart')}</p>
      </Card>
      {value.inputs.length > 0 && <ValueInputs inputs={value.inputs} formula={formula} />}
      {value.origin === 'computed' && <ValueSteps value={value} document={formula?.document ?? null} />}
    </div>
  );
}
