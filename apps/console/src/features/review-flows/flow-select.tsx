import { Select } from 'antd';
import { useUnitPath } from '@/features/organizations';
import { useWords } from '@/ui';
import { useReviewFlows } from './use-review-flows';

/** A flow that may be used in a unit; none: that of the unit. A field of a form. */
export function FlowSelect({
  unitId,
  value,
  onChange,
  id,
}: {
  unitId: string;
  value?: string | null;
  onChange?: (flowId: string | null) => void;
  id?: string;
}) {
  const say = useWords('review-flows');
  const path = useUnitPath()(unitId);
  const { flows, isPending } = useReviewFlows();
  return (
    <Select<string>
      id={id}
      allowClear
      loading={isPending}
      value={value ?? undefined}
      onChange={(flowId?: string) => onChange?.(flowId ?? null)}
      placeholder={say('of_the_unit')}
      options={flows
        .filter(({ organizationId, kind }) => kind === 'standard' && path.includes(organizationId))
        .map((flow) => ({ value: flow.id, label: flow.name }))}
    />
  );
}
