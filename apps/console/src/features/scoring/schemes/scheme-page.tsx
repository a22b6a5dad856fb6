import { ArrowLeftOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router-dom';
import type { Versioned } from '@/api-client';
import type { Shape } from '@/api-client';
import { useUnitName } from '@/features/organizations';
import { useReach } from '@/features/submissions';
import { Page, PageProblem, Panel, inOffice, useNow, useWords } from '@/ui';
import { rulesOf } from '../rules/rules';
import { SchemeRules } from '../rules/scheme-rules';
import { useClasses } from '../use-scoring';
import { WhatIf } from '../what-if/what-if';
import { CopyDialog, RenameDialog } from './scheme-dialogs';
import { useScheme } from './use-scheme';
import { canChange, stateOf, versionToShow } from './version-state';

const nothingWrong = () => [];

/** One 考核办法: its versions, what each says, and what it would have given. */
export function SchemePage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useScheme(id);
  if (error) return <PageProblem error={error} onRetry={() => void refetch()} />;
  return data ? <Scheme scheme={data} /> : <Skeleton active className="page" />;
}

function Scheme({ scheme: { body: scheme, etag } }: { scheme: Versioned<Shape<'ScoringSchemeResponse'>> }) {
  const say = useWords('scoring');
  const nameOf = useUnitName();
  const { may } = useReach();
  const today = inOffice(useNow()).format('YYYY-MM-DD');
  const [address, setAddress] = useSearchParams();
  const [open, setOpen] = useState<'rename' | 'copy' | null>(null);
  const classes = useClasses(scheme.organizationId);
  const { versions } = scheme;
  const shown = versions.find(({ id }) => id === address.get('version')) ?? versionToShow(versions, today);
  const state = stateOf(shown, versions, today);
  const mayManage = may('scoring_scheme.manage', scheme.organizationId);
  const edit = `/submissions/scoring/${scheme.id}/edit`;
  return (
    <Page
      title={scheme.name}
      lead={
        <>
          <Link to="/submissions/scoring">
            <ArrowLeftOutlined aria-hidden /> {say('back')}
          </Link>{' '}
          · {nameOf(scheme.organizationId)}
        </>
      }
      actions={
        mayManage && (
          <>
            <Link to={`${edit}?from=${shown.id}`}>
              <Button type="primary" icon={<PlusOutlined />} tabIndex={-1}>
                {say('version.make')}
              </Button>
            </Link>
            <Button onClick={() => setOpen('rename')}>{say('scheme.rename')}</Button>
            <Button onClick={() => setOpen('copy')}>{say('scheme.copy')}</Button>
          </>
        )
      }
    >
      <div className="panels">
        <Panel
          title={say('version.title')}
          extra={
            mayManage &&
            canChange(shown, today) && (
              <Link to={`${edit}/${shown.id}`}>
                <Button icon={<EditOutlined />} tabIndex={-1}>
                  {say('version.change')}
                </Button>
              </Link>
            )
          }
        >
          <div className="what-if-bar">
            <Select
              aria-label={say('version.title')}
              value={shown.id}
              onChange={(version) => setAddress({ version }, { replace: true })}
              options={versions.map((version) => ({
                value: version.id,
                label: say('version.is', {
                  number: version.number,
                  from: version.validFrom,
                  state: say(`version.state.${stateOf(version, versions, today)}`),
                }),
              }))}
            />
            <Tag color={state === 'current' ? 'green' : state === 'coming' ? 'gold' : 'default'}>
              {say(`version.state.${state}`)}
            </Tag>
            {shown.validTo && <span>{say('version.until', { day: shown.validTo })}</span>}
            <span className="desk-quiet">
              {say(
                shown.usedAt ? 'version.used' : canChange(shown, today) ? 'version.open' : 'version.begun',
              )}
            </span>
          </div>
        </Panel>
        {mayManage && (
          <WhatIf
            key={shown.id}
            schemeId={scheme.id}
            organizationId={scheme.organizationId}
            rules={{ versionId: shown.id }}
            about={say('what_if.about_version', { number: shown.number })}
          />
        )}
        <SchemeRules
          rules={rulesOf(shown.document)}
          faultsAt={nothingWrong}
          classes={classes.data?.items ?? []}
        />
      </div>
      {open === 'rename' && <RenameDialog scheme={scheme} etag={etag} onClose={() => setOpen(null)} />}
      {open === 'copy' && <CopyDialog scheme={scheme} onClose={() => setOpen(null)} />}
    </Page>
  );
}
