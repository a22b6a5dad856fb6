import { Facts, Panel, useWords } from '@/ui';
import type { LegacyImportReport } from './use-legacy-imports';

/** What would come in, or came: how many, of which units, years and kinds. */
export function OutlookPanel({ report }: { report: LegacyImportReport }) {
  const say = useWords('legacy-imports');
  const { state, counts, withWarnings, byUnit, byYear, byType } = report;
  const isOver = state === 'done' || state === 'cancelled';
  const list = (of: readonly { name: string; count: number }[]) =>
    of.length === 0 ? null : of.map(({ name, count }) => say('counted', { name, count })).join('、');
  const fact = (key: string, value: string | null) => (value === null ? null : ([say(key), value] as const));
  const count = (key: string, value: number) =>
    value === 0 ? null : ([say(key), say('items', { count: value })] as const);
  return (
    <Panel title={say(isOver ? 'result' : 'outlook')}>
      <Facts
        of={[
          count('counts.done', counts.done),
          count(isOver ? 'counts.left' : 'counts.ready', counts.ready),
          count('counts.faulty', counts.faulty),
          count('counts.failed', counts.failed),
          count('counts.warned', withWarnings),
          fact('by_unit', list(byUnit)),
          fact('by_year', list(byYear.map((each) => ({ ...each, name: say('year', each) })))),
          fact('by_type', list(byType.map((each) => ({ ...each, name: say(`type.${each.type}`) })))),
        ]}
      />
    </Panel>
  );
}
