import { useWords } from '@/ui';
import { textOfHtml } from '../passages/text-of-html';
import { ChooseSide } from './choose-side';
import type { Side } from './choose-side';
import type { Stretch } from './merge-texts';

/** A body that two people wrote on: what came together by itself, and what has to be decided. */
export function TextClash({
  stretches,
  sides,
  onChoose,
}: {
  stretches: readonly Stretch[];
  sides: Readonly<Record<number, Side>>;
  onChoose: (index: number, side: Side) => void;
}) {
  const say = useWords('contents');
  return (
    <>
      {stretches.map((stretch, index) => {
        if (stretch.kind === 'same')
          return (
            <p key={index} className="clash-same">
              {say('clash.same', { count: stretch.base.length })}
            </p>
          );
        if (stretch.kind !== 'clash')
          return (
            <div key={index} className="clash-came">
              <p>{say(stretch.kind === 'mine' ? 'clash.only_mine' : 'clash.only_theirs')}</p>
              <Words blocks={stretch[stretch.kind]} />
            </div>
          );
        return (
          <ChooseSide
            key={index}
            label={say('clash.passage')}
            mine={<Words blocks={stretch.mine} />}
            theirs={<Words blocks={stretch.theirs} />}
            side={sides[index]}
            canBeBoth
            onChoose={(side) => onChoose(index, side)}
          />
        );
      })}
    </>
  );
}

/** What has no words is called by what it is. */
function nameOf(block: string, say: ReturnType<typeof useWords>): string {
  if (block.includes('<img')) return say('clash.picture');
  const kind = /^<figure [^>]*data-kind="(audio|video)"/.exec(block)?.[1];
  return kind ? say(`clash.${kind}`) : '—';
}

function Words({ blocks }: { blocks: readonly string[] }) {
  const say = useWords('contents');
  if (blocks.length === 0) return <p className="clash-gone">{say('clash.removed')}</p>;
  return (
    <>
      {blocks.map((block, index) => (
        <p key={index}>{textOfHtml(block) || nameOf(block, say)}</p>
      ))}
    </>
  );
}
