import {
  CheckCircleFilled,
  CloseCircleFilled,
  MinusCircleOutlined,
  QuestionCircleFilled,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Shape } from '@/api-client';
import { Moment, useWords } from '@/ui';
import { kindOfStep } from './step-name';
import { TechnicalPart } from './technical-part';

type Step = Shape<'StepResponse'>;

const signs: Record<Step['state'], ReactNode> = {
  done: <CheckCircleFilled className="is-done" />,
  failed: <CloseCircleFilled className="is-failed" />,
  intent: <QuestionCircleFilled className="is-open" />,
  voided: <MinusCircleOutlined />,
  superseded: <MinusCircleOutlined />,
};

/** What was done on the platform, step by step: begun when, ended how. */
export function Steps({ publication }: { publication: Shape<'PublicationDetailResponse'> }) {
  const say = useWords('publications');
  const { steps, attempts } = publication;
  const asked = attempts.filter(({ exchange }) => exchange !== null);
  return (
    <section className="publication-part">
      <h2>{say('steps.title')}</h2>
      {steps.length === 0 && <p className="publication-quiet">{say('steps.none')}</p>}
      <ol className="steps">
        {steps.map((step) => (
          <li key={`${step.name}-${step.intentAt}`}>
            <span className="steps-sign" aria-hidden>
              {signs[step.state]}
            </span>
            <div>
              <p>
                <strong>{say(`step.${kindOfStep(step.name)}`)}</strong> {say(`step_state.${step.state}`)}
              </p>
              <p className="publication-quiet">
                {say('steps.began')} <Moment at={step.intentAt} />
                {step.resultAt && (
                  <>
                    {' · '}
                    {say('steps.ended')} <Moment at={step.resultAt} />
                  </>
                )}
                {step.attempt > 1 && ` · ${say('steps.attempt', { number: step.attempt })}`}
              </p>
              {step.failure && <p className="steps-advice">{step.failure.advice}</p>}
              <TechnicalPart
                value={{ step: step.name, answer: step.result ?? step.failure?.message ?? null }}
              />
            </div>
          </li>
        ))}
        {asked.map(({ number, startedAt, exchange }) => (
          <li key={`asked-${number}`}>
            <span className="steps-sign" aria-hidden>
              <QuestionCircleFilled />
            </span>
            <div>
              <p>
                <strong>{say(`asked.${exchange!.question}`)}</strong> {exchange!.reason}
              </p>
              <p className="publication-quiet">
                <Moment at={startedAt} /> · {say('steps.times_asked', { number: exchange!.timesAsked })}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
