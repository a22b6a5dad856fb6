import { Alert, Button } from 'antd';
import { useMemo, useState } from 'react';
import { useWords } from '@/ui';
import { usePathName } from '../details/use-path-name';
import type { DraftKeeper, DraftView } from '../draft/draft-keeper';
import type { Value } from '../draft/fields';
import { blocksOf } from './blocks';
import { ChooseSide } from './choose-side';
import type { Side } from './choose-side';
import { mergeTexts } from './merge-texts';
import { TextClash } from './text-clash';
import { wordsOfValue } from './words-of-value';
import './clash.css';

/** Two people wrote on the same places: both wordings are shown, and nothing goes that nobody let go. */
export function ClashPage({ keeper, view }: { keeper: DraftKeeper; view: DraftView }) {
  const say = useWords('contents');
  const pathName = usePathName();
  const [sides, setSides] = useState<Readonly<Record<string, Side>>>({});
  const merged = useMemo(
    () =>
      view.clashes.map(({ path, base, mine, theirs }) => ({
        ...{ path, mine, theirs },
        stretches: /html$/i.test(path)
          ? mergeTexts(
              blocksOf(String(base ?? '')),
              blocksOf(String(mine ?? '')),
              blocksOf(String(theirs ?? '')),
            )
          : null,
      })),
    [view.clashes],
  );
  const choose = (key: string, side: Side) => setSides((chosen) => ({ ...chosen, [key]: side }));
  const open = merged.flatMap(({ path, stretches }) =>
    stretches
      ? stretches.flatMap(({ kind }, index) => (kind === 'clash' ? [`${path} ${index}`] : []))
      : [path],
  );
  const isDecided = open.every((key) => sides[key] !== undefined);
  const settle = () => {
    const decided = merged.map(({ path, mine, theirs, stretches }): [string, Value] => {
      if (!stretches) return [path, sides[path] === 'theirs' ? theirs : mine];
      const blocks = stretches.flatMap((stretch, index) => {
        const side =
          stretch.kind === 'clash'
            ? sides[`${path} ${index}`]
            : stretch.kind === 'theirs'
              ? 'theirs'
              : 'mine';
        return side === 'both'
          ? [...stretch.theirs, ...stretch.mine]
          : stretch[side === 'theirs' ? 'theirs' : 'mine'];
      });
      return [path, blocks.join('')];
    });
    keeper.settle(Object.fromEntries(decided));
  };
  return (
    <section className="clash" aria-label={say('clash.title')}>
      <Alert type="warning" showIcon title={say('clash.title')} description={say('clash.text')} />
      {merged.map(({ path, mine, theirs, stretches }) => (
        <section key={path} className="clash-field">
          <h2>{pathName(path)}</h2>
          {stretches ? (
            <TextClash
              stretches={stretches}
              sides={Object.fromEntries(stretches.map((_, index) => [index, sides[`${path} ${index}`]!]))}
              onChoose={(index, side) => choose(`${path} ${index}`, side)}
            />
          ) : (
            <ChooseSide
              label={pathName(path)}
              mine={wordsOfValue(path, mine, say)}
              theirs={wordsOfValue(path, theirs, say)}
              side={sides[path]}
              onChoose={(side) => choose(path, side)}
            />
          )}
        </section>
      ))}
      <div className="clash-foot">
        <Button onClick={() => setSides(Object.fromEntries(open.map((key) => [key, 'mine' as const])))}>
          {say('clash.all_mine')}
        </Button>
        <Button onClick={() => setSides(Object.fromEntries(open.map((key) => [key, 'theirs' as const])))}>
          {say('clash.all_theirs')}
        </Button>
        <Button type="primary" disabled={!isDecided} onClick={settle}>
          {say('clash.settle')}
        </Button>
      </div>
    </section>
  );
}
