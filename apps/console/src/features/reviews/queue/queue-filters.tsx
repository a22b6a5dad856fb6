import { Segmented, Select } from 'antd';
import { useCurrentUnit, useUnitName } from '@/features/organizations';
import { useWords } from '@/ui';
import type { QueueFilter } from './use-queue-filter';

/** The stages of the flows that come with the product, and the names that they have in them. */
const stages = [
  ['review_1', 'first'],
  ['review_2', 'middle'],
  ['review_3', 'last'],
  ['proof_1', 'proof_1'],
  ['proof_2', 'proof_2'],
  ['proof_3', 'proof_3'],
  ['proof_after_correction', 'after_correction'],
] as const;

export function QueueFilters({
  filter,
  choose,
}: {
  filter: QueueFilter;
  choose: (name: keyof QueueFilter, value: string | undefined) => void;
}) {
  const say = useWords('reviews');
  const { unitId } = useCurrentUnit();
  const nameOf = useUnitName();
  const unit = filter.unit ?? unitId;
  return (
    <div className="review-filters">
      <Segmented
        aria-label={say('filter.whose')}
        value={filter.mine ? 'mine' : 'all'}
        options={[
          { value: 'all', label: say('filter.all') },
          { value: 'mine', label: say('filter.mine') },
        ]}
        onChange={(value) => choose('mine', value === 'mine' ? 'true' : undefined)}
      />
      <Select
        aria-label={say('filter.stage')}
        value={filter.stage ?? ''}
        options={[
          { value: '', label: say('filter.every_stage') },
          ...stages.map(([value, name]) => ({ value: value as string, label: say(`stage.${name}`) })),
        ]}
        onChange={(value) => choose('stage', value || undefined)}
        popupMatchSelectWidth={false}
      />
      <Select
        aria-label={say('filter.unit')}
        value={filter.unit ?? ''}
        options={[
          { value: '', label: say('filter.every_unit') },
          { value: unit, label: say('filter.of_unit', { unit: nameOf(unit) }) },
        ]}
        onChange={(value) => choose('unit', value || undefined)}
        popupMatchSelectWidth={false}
      />
    </div>
  );
}
