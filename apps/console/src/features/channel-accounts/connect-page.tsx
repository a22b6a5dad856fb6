import { Skeleton, Steps } from 'antd';
import { useState } from 'react';
import { Navigate, useNavigate, useParams } from 'react-router-dom';
import { useChannels } from '@/features/channels';
import { useCurrentUnit, useUnitName } from '@/features/organizations';
import { Page, useNarrow, useWords } from '@/ui';
import { ConnectForm } from './connect-form';
import { ConnectGuide } from './connect-guide';
import { ConnectResult } from './connect-result';
import './accounts-page.css';

const steps = ['prepare', 'fill', 'check'] as const;

/** Connecting an account, step by step: what to look up, what to fill in, whether it works. */
export function ConnectPage() {
  const { platform = '' } = useParams();
  const say = useWords('channel-accounts');
  const isNarrow = useNarrow();
  const navigate = useNavigate();
  const { unitId } = useCurrentUnit();
  const unitName = useUnitName();
  const { byPlatform, isPending } = useChannels();
  const [step, setStep] = useState(0);
  const [accountId, setAccountId] = useState('');
  const channel = byPlatform.get(platform);
  if (isPending) return <Skeleton active className="page" />;
  if (!channel || channel.capabilities.builtIn === true) return <Navigate to="/channels/new" replace />;
  return (
    <Page
      title={say('connect.title_of', { name: channel.name })}
      lead={say('connect.lead', { unit: unitName(unitId) })}
    >
      <Steps
        current={step}
        size="small"
        orientation={isNarrow ? 'vertical' : 'horizontal'}
        style={{ maxWidth: 720, marginBottom: 24 }}
        items={steps.map((key) => ({ title: say(`step.${key}`) }))}
      />
      <div style={{ maxWidth: 720 }}>
        {step === 0 && <ConnectGuide channel={channel} onDone={() => setStep(1)} />}
        {step === 1 && (
          <ConnectForm
            channel={channel}
            organizationId={unitId}
            onBack={() => setStep(0)}
            onMade={(id) => {
              setAccountId(id);
              setStep(2);
            }}
          />
        )}
        {step === 2 && (
          <ConnectResult
            id={accountId}
            channel={channel}
            onDone={() => void navigate(`/channels/${accountId}`)}
          />
        )}
      </div>
    </Page>
  );
}
