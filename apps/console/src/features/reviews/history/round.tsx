import { Timeline } from 'antd';
import { Moment } from '@/ui';
import type { Review } from '../item/use-item';
import { stepsOf } from './line-of';
import type { Step } from './line-of';
import { StepWords } from './step-words';

/** One round, from who sent it to who decided last. */
export function Round({ review }: { review: Review }) {
  return (
    <Timeline
      items={stepsOf(review).map((step, index) => ({
        key: index,
        color: colourOf(step),
        content: (
          <>
            <StepWords step={step} review={review} />
            <div className="review-quiet">
              <Moment at={step.at} />
            </div>
          </>
        ),
      }))}
    />
  );
}

const colours = { approve: 'green', return: 'orange', reject: 'red' };

function colourOf(step: Step): string {
  if (step.kind === 'decided') return step.decision.stands ? colours[step.decision.outcome] : 'gray';
  return step.kind === 'waits' ? 'blue' : 'gray';
}
