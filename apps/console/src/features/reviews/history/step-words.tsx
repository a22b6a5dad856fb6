import { Tag } from 'antd';
import { useWords } from '@/ui';
import type { Review } from '../item/use-item';
import { useStageName } from '../use-stage-name';
import type { Step } from './line-of';

/** Who did what, in one line, and with which words. */
export function StepWords({ step, review }: { step: Step; review: Review }) {
  const say = useWords('reviews');
  const nameOf = useStageName();
  const stage = (key: string) => nameOf(review.stages, key);
  if (step.kind === 'waits')
    return (
      <>
        <strong>{stage(step.stage)}</strong>{' '}
        {review.claim ? say('line.in_hand', { name: review.claim.name }) : say('line.waits')}
      </>
    );
  if (step.kind === 'corrected') {
    const { correctedByName, stage: key, toRevisionNumber, comment } = step.correction;
    return (
      <>
        <strong>{correctedByName}</strong>{' '}
        {say('line.corrected', { stage: stage(key), number: toRevisionNumber })}
        {comment && <blockquote className="review-word">{comment}</blockquote>}
      </>
    );
  }
  if (step.kind === 'decided') {
    const { decision } = step;
    const { outcome, returnTo, comment, stands, annotations } = decision;
    const wasVoided = outcome === 'approve' && !stands;
    return (
      <>
        <strong>{decision.deciderName}</strong>{' '}
        <span className="review-quiet">
          {[decision.deciderPost, decision.deciderUnit].filter(Boolean).join(' · ')}
        </span>{' '}
        {stage(decision.stage)} <Tag color={colours[outcome]}>{say(`outcome.${outcome}`)}</Tag>
        {wasVoided && <Tag>{say('line.void')}</Tag>}
        {decision.onBehalfOfName && (
          <Tag color="blue">{say('line.for', { name: decision.onBehalfOfName })}</Tag>
        )}
        {returnTo !== null && returnTo !== 'author' && say('line.back_to', { stage: stage(returnTo) })}
        {comment && <blockquote className="review-word">{comment}</blockquote>}
        {annotations.length > 0 && (
          <div className="review-quiet">{say('line.notes', { count: annotations.length })}</div>
        )}
      </>
    );
  }
  return (
    <>
      <strong>{step.who}</strong> {say(`line.${step.kind}`)}
      {step.words && <blockquote className="review-word">{step.words}</blockquote>}
    </>
  );
}

const colours = { approve: 'green', return: 'orange', reject: 'red' } as const;
