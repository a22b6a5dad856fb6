import { Tag } from 'antd';
import { useCurrentUnit, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { CursorTable, EmptyState, useWords } from '@/ui';
import type { Column } from '@/ui';
import { TermMute } from './term-mute';
import { useLexiconRows } from './use-lexicons';
import type { Lexicon, LexiconRow } from './use-lexicons';
import { termIdOf, useMutes } from './use-mutes';

const colors = { forbid: 'error', confirm: 'warning', suggest: 'default' } as const;

/** The terms of a version, and which of them stay silent in the chosen unit. */
export function TermTable({ lexicon, number }: { lexicon: Lexicon; number: number }) {
  const say = useWords('lexicons');
  const { id } = lexicon;
  const { unitId } = useCurrentUnit();
  const mutes = useMutes(unitId);
  const mayMute = useMayMute(lexicon, unitId);
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
    {
      key: 'mute',
      title: say('mute.column'),
      track: 'minmax(130px, 1fr)',
      render: (term) => {
        const termId = termIdOf(id, term.id);
        const mute = mutes.data?.get(termId);
        return <TermMute {...{ term, termId, mute, unitId, mayMute }} />;
      },
    },
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

/** Only what is in force can be silenced: by the unit that owns it, and by those above and below it. */
function useMayMute({ organizationId, activeNumber, retiredAt }: Lexicon, unitId: string): boolean {
  const can = useCan();
  const unitPath = useUnitPath();
  const isOfBranch = unitPath(unitId).includes(organizationId) || unitPath(organizationId).includes(unitId);
  return isOfBranch && activeNumber !== null && retiredAt === null && can('lexicon.manage', unitPath(unitId));
}
