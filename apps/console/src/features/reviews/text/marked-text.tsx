import { Tooltip } from 'antd';
import { Fragment } from 'react';
import { useWords } from '@/ui';
import { segmentsOf } from './segments';
import type { Mark } from './segments';

/** A text with what is said about its passages. `data-from` lets a selection be found again. */
export function MarkedText({
  text,
  places,
  marks,
}: {
  text: string;
  /** Where each character counts; absent: all of them, from 0. */
  places?: ArrayLike<number>;
  marks: readonly Mark[];
}) {
  const say = useWords('reviews');
  const counted = places ?? Int32Array.from({ length: text.length }, (_, at) => at);
  return (
    <>
      {segmentsOf(text, counted, marks).map((segment, index) => {
        const words = (
          <span data-from={segment.from ?? undefined} key={index}>
            {segment.text}
          </span>
        );
        if (segment.marks.length === 0) return words;
        const ending = segment.marks.filter(
          ({ number, end }) => number !== undefined && end === (segment.from ?? 0) + segment.text.length,
        );
        return (
          <Fragment key={index}>
            <Tooltip
              trigger={['hover', 'focus', 'click']}
              title={segment.marks.map(({ id, label }) => (
                <div key={id}>{label}</div>
              ))}
            >
              <mark
                className={['review-mark', ...segment.marks.map(({ kind }) => `is-${kind}`)].join(' ')}
                tabIndex={0}
                aria-description={segment.marks.map(({ label }) => label).join('；')}
              >
                {words}
              </mark>
            </Tooltip>
            {ending.map(({ id, number }) => (
              <sup key={id} className="review-mark-number">
                <a href={`#note-${id}`} aria-label={say('notes.to', { number: number ?? 0 })}>
                  {number}
                </a>
              </sup>
            ))}
          </Fragment>
        );
      })}
    </>
  );
}
