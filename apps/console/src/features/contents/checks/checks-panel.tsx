import { Button, Empty, Skeleton } from 'antd';
import { useState } from 'react';
import { usePlatformName } from '@/features/channels';
import type { Finding } from '@/features/remarks';
import { ProblemNotice, useWords } from '@/ui';
import type { DraftView } from '../draft/draft-keeper';
import { Counters } from './counters';
import { Findings } from './findings';
import { LinkChecks } from './link-checks';
import { ProofFinding } from './proof-finding';
import type { FindingActs } from './proof-finding';
import { useChecks, useCounters } from './use-checks';

const SHOWN_AT_ONCE = 20;

/** Beside the text: what is wrong with it, and how much of each platform's room it takes. */
export function ChecksPanel({
  view,
  proofing,
  isProofing,
  acts,
}: {
  view: DraftView;
  proofing: readonly Finding[];
  isProofing: boolean;
  acts: FindingActs;
}) {
  const say = useWords('contents');
  const platformName = usePlatformName();
  const { id, type, organizationId, currentRevisionId } = view.content;
  const counters = useCounters(type, organizationId, view.fields);
  const checks = useChecks(id, currentRevisionId);
  const [isWhole, setWhole] = useState(false);
  const open = proofing.filter(({ state }) => state !== 'accepted');
  const shown = isWhole ? proofing : proofing.slice(0, SHOWN_AT_ONCE);
  return (
    <div className="checks">
      <section>
        <h2>
          {say('proof.title')} {open.length > 0 && <span className="check-count">{open.length}</span>}
        </h2>
        {isProofing && proofing.length === 0 && <Skeleton active paragraph={{ rows: 2 }} />}
        {!isProofing && proofing.length === 0 && <p className="all-well">{say('proof.none')}</p>}
        {shown.map((finding) => (
          <ProofFinding key={finding.key} finding={finding} acts={acts} />
        ))}
        {proofing.length > shown.length && (
          <Button type="link" onClick={() => setWhole(true)}>
            {say('proof.all', { count: proofing.length })}
          </Button>
        )}
      </section>
      <section>
        <h2>{say('check.title')}</h2>
        {checks.isPending && <Skeleton active paragraph={{ rows: 2 }} />}
        {checks.isError && <ProblemNotice error={checks.error} onRetry={() => void checks.refetch()} />}
        {checks.data?.length === 0 && <p className="all-well">{say('check.none')}</p>}
        {checks.data && <Findings findings={checks.data} nameOf={platformName} />}
      </section>
      <section>
        <h2>{say('count.title')}</h2>
        {counters.isPending && <Skeleton active paragraph={{ rows: 3 }} />}
        {counters.isError && <Empty description={say('count.failed')} />}
        {counters.data && <Counters counters={counters.data} />}
      </section>
      <LinkChecks contentId={id} canCheck={acts.canWrite} />
    </div>
  );
}
