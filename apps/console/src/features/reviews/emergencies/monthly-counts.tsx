import { Alert } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import { inOffice, useWords } from '@/ui';

/** Units that go around their reviews more often than the month before: a finding of its own. */
export function MonthlyCounts() {
  const say = useWords('reviews');
  const [month] = useState(() => inOffice(Date.now()).format('YYYY-MM'));
  const counts = useQuery({
    queryKey: ['reviews', 'emergency-orders', 'counts', month],
    queryFn: () => bodyOf(api.GET('/api/v1/emergency-orders/counts', { params: { query: { month } } })),
    select: ({ items }) => items.filter(({ rising }) => rising),
  });
  if (!counts.data || counts.data.length === 0) return null;
  return (
    <Alert
      className="review-rising"
      type="warning"
      showIcon
      title={say('emergencies.rising')}
      description={
        <ul>
          {counts.data.map(({ organizationId, organizationName, count, countBefore }) => (
            <li key={organizationId}>
              {say('emergencies.rising_unit', { unit: organizationName, now: count, before: countBefore })}
            </li>
          ))}
        </ul>
      }
    />
  );
}
