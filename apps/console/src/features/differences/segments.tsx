import type { Shape } from '@/api-client';
import { useWords } from '@/ui';

/** The way from the old words to the new ones. Readers of screens hear where something went or came. */
export function Segments({ segments }: { segments: readonly Shape<'TextSegmentResponse'>[] }) {
  const say = useWords('differences');
  return (
    <>
      {segments.map(({ change, text }, index) => {
        if (change === 'same') return <span key={index}>{text}</span>;
        const Element = change === 'removed' ? 'del' : 'ins';
        return (
          <Element key={index}>
            <span className="visually-hidden">{say(`hear_${change}`)}</span>
            {text}
          </Element>
        );
      })}
    </>
  );
}
