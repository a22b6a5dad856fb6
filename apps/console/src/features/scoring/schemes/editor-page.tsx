import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { Problem, api, bodyOf, ifMatch, newKey, onceBy } from '@/api-client';
import type { InputFault, Shape } from '@/api-client';
import { DayField } from '@/features/submissions';
import { Facts, Page, PageProblem, Panel, inOffice, useNow, useTell, useWords } from '@/ui';
import { rulesOf } from '../rules/rules';
import { SchemeRules } from '../rules/scheme-rules';
import { useClasses } from '../use-scoring';
import { WhatIf } from '../what-if/what-if';
import { useLeaveGuard } from './use-leave-guard';
import { useScheme } from './use-scheme';
import { versionToShow } from './version-state';
import type { SchemeVersion } from './version-state';

/** A version that is written: another one that follows, or one that has not begun. */
export function SchemeEditorPage() {
  const { id = '', versionId } = useParams();
  const [address] = useSearchParams();
  const today = inOffice(useNow()).format('YYYY-MM-DD');
  const { data, error, refetch } = useScheme(id);
  if (error) return <PageProblem error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active className="page" />;
  const { versions } = data.body;
  const changed = versions.find((version) => version.id === versionId);
  const model = versions.find((version) => version.id === address.get('from'));
  return (
    <Editor
      key={changed?.id}
      scheme={data.body}
      changed={changed}
      model={changed ?? model ?? versionToShow(versions, today)}
    />
  );
}

function Editor({
  scheme,
  changed,
  model,
}: {
  scheme: Shape<'ScoringSchemeResponse'>;
  changed: SchemeVersion | undefined;
  model: SchemeVersion;
}) {
  const say = useWords('scoring');
  const tell = useTell();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [key] = useState(newKey);
  const nextYear = inOffice(useNow()).year() + 1;
  const [before] = useState(() => ({
    rules: rulesOf(model.document),
    validFrom: changed?.validFrom ?? `${nextYear}-01-01`,
    validTo: changed?.validTo ?? null,
  }));
  const [draft, setDraft] = useState(before);
  const [faults, setFaults] = useState<readonly InputFault[]>([]);
  const [isBusy, setBusy] = useState(false);
  const guard = useLeaveGuard(draft !== before);
  const classes = useClasses(scheme.organizationId);
  const page = `/submissions/scoring/${scheme.id}`;
  const faultsAt = (path: string) =>
    faults.filter((fault) => `${fault.path}.`.startsWith(`document.${path}.`)).map(({ message }) => message);
  const save = async () => {
    setBusy(true);
    try {
      const { rules: document, validFrom, validTo } = draft;
      const body = { document, validFrom, validTo };
      const { id } = changed
        ? await changeVersion(scheme.id, changed, body)
        : await bodyOf(
            api.POST('/api/v1/scoring-schemes/{id}/versions', {
              params: { path: { id: scheme.id } },
              headers: onceBy(key),
              body,
            }),
          );
      guard.release();
      tell.done(say('saved'));
      await queries.invalidateQueries({ queryKey: ['scoring'] });
      void navigate(`${page}?version=${id}`);
    } catch (error) {
      setFaults(error instanceof Problem ? error.faults : []);
      tell.problem(error);
    } finally {
      setBusy(false);
    }
  };
  const dayFault = (name: string) =>
    faults
      .filter(({ path }) => path === name)
      .map(({ message }) => (
        <div key={message} role="alert" className="rule-fault">
          {message}
        </div>
      ));
  return (
    <Page
      title={say(changed ? 'version.change_title' : 'version.make_title', { name: scheme.name })}
      lead={
        <Link to={page}>
          <ArrowLeftOutlined aria-hidden /> {say('version.back')}
        </Link>
      }
    >
      <div className="panels">
        <Panel title={say('version.days')}>
          <p className="desk-quiet">{say('version.days_about')}</p>
          <Facts
            of={[
              [
                say('scheme.valid_from'),
                <>
                  <DayField
                    label={say('scheme.valid_from')}
                    value={draft.validFrom}
                    onChange={(day) => day && setDraft({ ...draft, validFrom: day })}
                  />
                  {dayFault('validFrom')}
                </>,
              ],
              [
                say('version.valid_to'),
                <>
                  <DayField
                    label={say('version.valid_to')}
                    placeholder={say('version.open_end')}
                    value={draft.validTo}
                    onChange={(day) => setDraft({ ...draft, validTo: day ?? null })}
                  />
                  {dayFault('validTo')}
                </>,
              ],
            ]}
          />
        </Panel>
        <SchemeRules
          rules={draft.rules}
          change={(part) => setDraft((current) => ({ ...current, rules: { ...current.rules, ...part } }))}
          faultsAt={faultsAt}
          classes={classes.data?.items ?? []}
        />
        <WhatIf
          schemeId={scheme.id}
          organizationId={scheme.organizationId}
          rules={{ document: draft.rules }}
          about={say('what_if.about_draft')}
        />
        {faults.length > 0 && (
          <Alert
            type="error"
            showIcon
            title={say('version.faults')}
            description={[...new Set(faults.map(({ message }) => message))].map((message) => (
              <div key={message}>{message}</div>
            ))}
          />
        )}
        <div className="scheme-save-bar">
          <Button type="primary" loading={isBusy} onClick={() => void save()}>
            {say('version.save')}
          </Button>
          <Link to={page}>{say('version.leave')}</Link>
          <span className="desk-quiet">{say('version.save_told', { day: draft.validFrom })}</span>
        </div>
      </div>
    </Page>
  );
}

/** Of the version that was seen when the page opened. */
async function changeVersion(
  id: string,
  { id: versionId, version }: SchemeVersion,
  body: Shape<'ChangeSchemeVersionRequest'>,
): Promise<SchemeVersion> {
  return bodyOf(
    api.PATCH('/api/v1/scoring-schemes/{id}/versions/{versionId}', {
      params: { path: { id, versionId } },
      headers: ifMatch(`"${version}"`),
      body,
    }),
  );
}
