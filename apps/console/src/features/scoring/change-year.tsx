import { useQuery } from '@tanstack/react-query';
import { api, versionedOf } from '@/api-client';
import { ReadFirst, useWords } from '@/ui';
import { YearDialog } from './year-dialog';

/** Changes to a year, as it is when the dialog opens. */
export function ChangeYear({
  id,
  schemes,
  onClose,
}: {
  id: string;
  schemes: readonly { id: string; name: string }[];
  onClose: () => void;
}) {
  const say = useWords('scoring');
  const seen = useQuery({
    queryKey: ['assessment-years', 'change', id],
    queryFn: () => versionedOf(api.GET('/api/v1/assessment-years/{id}', { params: { path: { id } } })),
    gcTime: 0,
  });
  return (
    <ReadFirst title={say('year.change')} read={seen} onClose={onClose}>
      {(current) => (
        <YearDialog
          unitId={current.body.organizationId}
          schemes={schemes}
          current={current}
          onClose={onClose}
        />
      )}
    </ReadFirst>
  );
}
