import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { api, ifMatch } from '@/api-client';
import { useUnitName, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { ConfirmButton, EmptyState, Page, Panel, ProblemNotice, useTell, useWords } from '@/ui';
import { ImportTerms } from './import-terms';
import { LexiconState } from './lexicons-page';
import { LexiconTest } from './lexicon-test';
import { LexiconVersions } from './lexicon-versions';
import { TermDialog } from './term-dialog';
import { TermTable } from './term-table';
import { useForgetLexicons, useLexicon, useLexiconVersions } from './use-lexicons';
import './lexicons.css';

/** One lexicon: what is in it, which version is in force, what it finds, and what is added. */
export function LexiconPage() {
  const { id = '' } = useParams();
  const say = useWords('lexicons');
  const tell = useTell();
  const can = useCan();
  const unitName = useUnitName();
  const unitPath = useUnitPath();
  const forget = useForgetLexicons();
  const [isAdding, setAdding] = useState(false);
  const asked = useLexicon(id);
  const versions = useLexiconVersions(id);
  const problem = asked.error ?? versions.error;
  if (problem) return <ProblemNotice error={problem} onRetry={() => void forget()} />;
  if (!asked.data || !versions.data) return <Skeleton active className="page" />;
  const { body: lexicon, etag } = asked.data;
  const mayManage = can('lexicon.manage', unitPath(lexicon.organizationId)) && lexicon.retiredAt === null;
  const newest = versions.data.items[0]?.number;
  const shown = lexicon.activeNumber ?? newest;
  const retire = async () => {
    try {
      await api.DELETE('/api/v1/lexicons/{id}', { params: { path: { id } }, headers: ifMatch(etag) });
      await forget();
      tell.done(say('retired'));
    } catch (error) {
      tell.problem(error);
    }
  };
  return (
    <Page
      title={lexicon.name}
      lead={
        <>
          {unitName(lexicon.organizationId)} <LexiconState lexicon={lexicon} /> {lexicon.description}
        </>
      }
      actions={
        mayManage && (
          <>
            <Button type="primary" onClick={() => setAdding(true)}>
              {say('term.add')}
            </Button>
            <ImportTerms id={id} />
            <ConfirmButton
              danger
              title={say('retire_question', { name: lexicon.name })}
              consequence={say('retire_consequence')}
              onConfirm={retire}
            >
              {say('retire')}
            </ConfirmButton>
          </>
        )
      }
    >
      <div className="panels in-two lexicon-parts">
        <LexiconVersions lexicon={lexicon} etag={etag} versions={versions.data.items} mayManage={mayManage} />
        {shown !== undefined && <LexiconTest id={id} number={shown} />}
      </div>
      {shown === undefined ? (
        <Panel title={say('terms')}>
          <EmptyState text={say('no_terms')} />
        </Panel>
      ) : (
        <TermTable lexicon={lexicon} number={shown} />
      )}
      {isAdding && <TermDialog id={id} onClose={() => setAdding(false)} />}
    </Page>
  );
}
