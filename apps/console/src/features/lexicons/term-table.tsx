import { Tag } from 'antd';
import { CursorTable, EmptyState, useWords } from '@/ui';
import type { Column } from '@/ui';
import { useLexiconRows } from './use-lexicons';
import type { LexiconRow } from './use-lexicons';

const colors = { forbid: 'error', confirm: 'warning', suggest: 'default' } as const;

/** The terms of a version. */
export function TermTable({ id, number }: { id: string; number: number }) {
  const say = useWords('lexicons');
  const rows = useLexiconRows(id, number);
  const columns: Column<LexiconRow>[] = [
    {
      key: 'pattern',
      title: say('term.pattern'),
      track: 'minmax(140px, 1.5fr)',
      render: ({ pattern }) => pattern,
    },
    {
      key: 'replacement',
      title: say('term.replacement'),
      track: 'minmax(120px, 1fr)',
      render: ({ replacement }) => replacement ?? '',
    },
    {
      key: 'category',
      title: say('term.category'),
      track: 'minmax(110px, 1fr)',
      render: ({ category }) => say(`category.${category}`),
    },
    {
      key: 'severity',
      title: say('term.severity'),
      track: '110px',
      render: ({ severity }) => <Tag color={colors[severity]}>{say(`severity.${severity}`)}</Tag>,
    },
    { key: 'note', title: say('term.note'), track: 'minmax(120px, 1.5fr)', render: ({ note }) => note },
  ];
  return (
    <CursorTable<LexiconRow>
      label={say('terms')}
      pages={rows}
      columns={columns}
      empty={<EmptyState text={say('no_terms')} />}
    />
  );
}
