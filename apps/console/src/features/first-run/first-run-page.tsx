import { CheckCircleFilled, RightCircleOutlined } from '@ant-design/icons';
import { Alert, Button, Skeleton } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { RehearsalButton } from '@/features/channel-accounts';
import { NewPersonDrawer } from '@/features/organizations';
import { useMe } from '@/features/sessions';
import { EmptyState, Page, Panel, ProblemNotice, useWords } from '@/ui';
import { NameUnion } from './name-union';
import { nextStep, stepNames, stepsOf } from './steps';
import type { StepName } from './steps';
import { useInstallation, useIsFounder } from './use-installation';
import './first-run.css';

/** Setting up, step by step; what is done already is found by asking. */
export function FirstRunPage() {
  const say = useWords('first-run');
  const isFounder = useIsFounder();
  const { installation, ...asked } = useInstallation(isFounder);
  if (!isFounder)
    return (
      <Page title={say('title')}>
        <EmptyState text={say('not_yours')} />
      </Page>
    );
  if (asked.isError) return <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!installation) return <Skeleton active className="page" />;
  const steps = stepsOf(installation);
  const next = nextStep(steps);
  return (
    <Page title={say('title')} lead={say('lead')}>
      {next === null && (
        <Alert type="success" showIcon title={say('all_done')} style={{ marginBottom: 16 }} />
      )}
      <ol className="first-run">
        {stepNames.map((name) => (
          <li key={name} aria-current={name === next ? 'step' : undefined}>
            {steps[name] ? <CheckCircleFilled className="is-done" /> : <RightCircleOutlined />}
            <div>
              <h2>
                {say(`step.${name}.title`)}
                {steps[name] && <span className="visually-hidden">{say('done')}</span>}
              </h2>
              <p>{say(steps[name] ? `step.${name}.done` : `step.${name}.text`)}</p>
              {!steps[name] && <StepAction name={name} onChanged={() => void asked.refetch()} />}
            </div>
          </li>
        ))}
      </ol>
      <Panel title={say('next.title')}>
        <ul>
          {['draft', 'review', 'publish', 'look'].map((name) => (
            <li key={name}>{say(`next.${name}`)}</li>
          ))}
        </ul>
        <Link to="/help">{say('next.manual')}</Link>
      </Panel>
    </Page>
  );
}

function StepAction({ name, onChanged }: { name: StepName; onChanged: () => void }) {
  const say = useWords('first-run');
  const me = useMe();
  const [isAdding, setAdding] = useState(false);
  const link = (to: string): ReactNode => (
    <Link to={to}>
      <Button>{say(`step.${name}.go`)}</Button>
    </Link>
  );
  if (name === 'name') return <NameUnion onDone={onChanged} />;
  if (name === 'columns') return link('/settings/columns');
  if (name === 'channel')
    return (
      <div className="first-run-acts">
        <RehearsalButton onMade={onChanged} />
        {link('/channels/new')}
      </div>
    );
  return (
    <>
      <Button onClick={() => setAdding(true)}>{say(`step.${name}.go`)}</Button>
      {isAdding && (
        <NewPersonDrawer
          unitId={me.organizationId}
          onClose={() => {
            setAdding(false);
            onChanged();
          }}
        />
      )}
    </>
  );
}
