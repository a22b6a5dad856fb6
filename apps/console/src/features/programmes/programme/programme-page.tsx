import { Button, Skeleton } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useParams, useSearchParams } from 'react-router-dom';
import { currentLanguage } from '@/api-client';
import type { Versioned } from '@/api-client';
import { useUnitName, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { Page, PageProblem, TabRow, useWords } from '@/ui';
import { ProgrammeForm } from '../form/programme-form';
import '../programmes.css';
import { titleOf } from '../programme-titles';
import { useMayManage, useProgramme } from '../use-programmes';
import type { Programme } from '../use-programmes';
import { About } from './about';
import { Cast } from './cast';
import { Episodes } from './episodes';
import { Feeds } from './feeds';
import { NextEpisode } from './next-episode';
import { ProgrammeState } from './programme-state';

const ListensOfProgramme = lazy(() =>
  import('@/features/figures').then((part) => ({ default: part.ListensOfProgramme })),
);

/** `/programmes/{id}`: its episodes, and in tabs beside them what is known of it. */
export default function ProgrammePage() {
  const say = useWords('programmes');
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  // As it was when the dialog opened: a change by somebody else meanwhile is told, not overwritten.
  const [changed, setChanged] = useState<Versioned<Programme> | null>(null);
  const unitName = useUnitName();
  const mayManage = useMayManage();
  const can = useCan();
  const pathOf = useUnitPath();
  const seen = useProgramme(id);
  if (seen.isPending) return <Skeleton active className="page" />;
  if (seen.isError) return <PageProblem error={seen.error} onRetry={() => void seen.refetch()} />;
  const programme = seen.data.body;
  const isManager = mayManage(programme.organizationId);
  const mayReadFigures = can('analytics.read', pathOf(programme.organizationId));
  const tabs = [
    { key: 'episodes', label: say('tab.episodes'), content: () => <Episodes programme={programme} /> },
    {
      key: 'about',
      label: say('tab.about'),
      content: () => <About seen={seen.data} isManager={isManager} />,
    },
    {
      key: 'people',
      label: say('tab.people'),
      content: () => <Cast programme={programme} isManager={isManager} />,
    },
    {
      key: 'feeds',
      label: say('tab.feeds'),
      content: () => <Feeds programme={programme} isManager={isManager} />,
    },
    ...(mayReadFigures
      ? [
          {
            key: 'listens',
            label: say('tab.listens'),
            content: () => (
              <Suspense fallback={<Skeleton active />}>
                <ListensOfProgramme programmeId={programme.id} />
              </Suspense>
            ),
          },
        ]
      : []),
  ];
  return (
    <Page
      title={titleOf(programme, currentLanguage())}
      lead={
        <>
          <ProgrammeState programme={programme} /> {unitName(programme.organizationId)}
        </>
      }
      actions={
        <>
          {isManager && <Button onClick={() => setChanged(seen.data)}>{say('change')}</Button>}
          <NextEpisode programme={programme} />
        </>
      }
    >
      <TabRow
        label={say('tab.label')}
        tabs={tabs}
        chosen={search.get('tab') ?? 'episodes'}
        onChoose={(tab) => setSearch({ tab }, { replace: true })}
      />
      {changed && <ProgrammeForm seen={changed} onClose={() => setChanged(null)} />}
    </Page>
  );
}
