import { Progress } from 'antd';
import type { Shape } from '@/api-client';
import { useWords } from '@/ui';
import { scaleOf, scaled } from './scale';

type Counters = Shape<'CountersResponse'>;
type Limit = Shape<'LimitUseResponse'>;

/** How long the item is, and how much of each platform's limits it uses. */
export function Counters({ counters }: { counters: Counters }) {
  const say = useWords('contents');
  return (
    <>
      <p className="count-line">
        {say('count.body', { words: counters.body.words })} ·{' '}
        {say('count.reading', { minutes: counters.reading.minutes })} ·{' '}
        {say('count.pictures', { count: counters.pictures })}
      </p>
      {counters.platforms
        .filter(({ limits }) => countedOf(limits).length > 0)
        .map(({ platform, name, limits }) => (
          <section key={platform} className="count-platform">
            <h3>{name}</h3>
            <LimitLines limits={limits} />
          </section>
        ))}
    </>
  );
}

type Counted = Omit<Limit, 'broken'>;

const countedOf = (limits: readonly Counted[]) =>
  limits.filter(({ used, max, min }) => used !== null && (max !== null || min !== null));

/** Limits that say something: those that can be counted. */
export function LimitLines({ limits }: { limits: readonly Counted[] }) {
  return (
    <ul className="count-limits">
      {countedOf(limits).map((limit, index) => (
        <LimitLine key={index} limit={limit} />
      ))}
    </ul>
  );
}

function LimitLine({ limit }: { limit: Counted }) {
  const say = useWords('contents');
  const { path, used, max, min, unit, note } = limit;
  const amount = used ?? 0;
  const isBroken = (max !== null && amount > max) || (min !== null && amount < min);
  const scale = scaleOf(unit, max ?? min ?? 0);
  const of = max === null ? say('count.at_least', { min: scaled(min ?? 0, scale) }) : scaled(max, scale);
  return (
    <li className={isBroken ? 'is-broken' : undefined} title={note ?? undefined}>
      <span>{say(`limit.${path.replaceAll('.', '_')}`)}</span>
      <span className="count-used">
        {scaled(amount, scale)} / {of} {say(`unit.${scale.unit}`)}
        {isBroken && (
          <strong> {say(max !== null && amount > max ? 'count.too_long' : 'count.too_short')}</strong>
        )}
      </span>
      {max !== null && (
        <Progress
          percent={Math.min(100, (amount / max) * 100)}
          showInfo={false}
          size="small"
          strokeColor={isBroken ? 'var(--union)' : 'var(--quiet)'}
          aria-hidden="true"
        />
      )}
    </li>
  );
}
