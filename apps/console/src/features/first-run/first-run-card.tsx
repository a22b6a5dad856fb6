import { Button, Progress, Space } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useMe } from '@/features/sessions';
import { Panel, useWords } from '@/ui';
import { isPutAway, putAway } from './put-away';
import { nextStep, stepNames, stepsOf } from './steps';
import { useInstallation, useIsFounder } from './use-installation';
import './first-run.css';

/** For the front page: how far the setting up is, for who does it, until all is done or they put it away. */
export function FirstRunCard() {
  const say = useWords('first-run');
  const me = useMe();
  const isFounder = useIsFounder();
  const [isAway, setAway] = useState(() => isPutAway(me.id));
  const { installation } = useInstallation(isFounder && !isAway);
  if (!isFounder || isAway || !installation) return null;
  const steps = stepsOf(installation);
  const next = nextStep(steps);
  if (next === null) return null;
  const done = stepNames.filter((name) => steps[name]).length;
  return (
    <div className="first-run-card">
      <Panel title={say('card.title')}>
        <p>{say('card.text', { next: say(`step.${next}.title`) })}</p>
        <Progress
          style={{ display: 'block' }}
          percent={(done / stepNames.length) * 100}
          steps={stepNames.length}
          strokeColor="var(--union)"
          aria-label={say('card.progress', { done, all: stepNames.length })}
          format={() => `${done}/${stepNames.length}`}
        />
        <Space wrap style={{ marginTop: 12 }}>
          <Link to="/first-run">
            <Button type="primary">{say('card.go')}</Button>
          </Link>
          <Button
            type="text"
            onClick={() => {
              putAway(me.id);
              setAway(true);
            }}
          >
            {say('card.away')}
          </Button>
        </Space>
      </Panel>
    </div>
  );
}
